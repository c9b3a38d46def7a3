/** Bytes of a value that fit one cookie: browsers keep 4,096 for name, value and attributes (RFC 6265 §6.1). */
const chunkLength = 3800;
/** Servers take 16 kB of headers in all, so a longer value would lock its owner out. */
const maxChunks = 3;

export interface CookieOptions {
  path?: string;
  /** Seconds; 0 removes the cookie. */
  maxAge: number;
  /** Whether browsers see the console under https. */
  secure: boolean;
}

/** Cookies of a request by name. */
export function requestCookies(headers: Headers): Map<string, string> {
  const pairs = (headers.get("cookie") ?? "").split(/;\s*/).map((pair) => {
    const at = pair.indexOf("=");
    return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const;
  });
  return new Map(pairs.filter(([name]) => name !== ""));
}

/** A `Set-Cookie` line; httpOnly and SameSite=Lax always. */
export function setCookie(
  name: string,
  value: string,
  { path = "/", maxAge, secure }: CookieOptions,
): string {
  return `${name}=${value}; Path=${path}; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
}

/** A value that may have been spread over `name`, `name.1`, `name.2`. */
export function readChunked(cookies: ReadonlyMap<string, string>, name: string): string | undefined {
  const first = cookies.get(name);
  if (!first) return undefined;
  let value = first;
  for (let index = 1; index < maxChunks; index++) {
    const next = cookies.get(`${name}.${index}`);
    if (!next) break;
    value += next;
  }
  return value;
}

/**
 * `Set-Cookie` lines that keep a value, removing what is left of a longer one before it.
 * Throws `RangeError` for a value longer than a server's headers can hold.
 */
export function writeChunked(name: string, value: string, options: CookieOptions): string[] {
  if (value.length > chunkLength * maxChunks) throw new RangeError("The session is too large for cookies");
  return Array.from({ length: maxChunks }, (_, index) => {
    const chunk = value.slice(index * chunkLength, (index + 1) * chunkLength);
    return setCookie(
      index === 0 ? name : `${name}.${index}`,
      chunk,
      chunk ? options : { ...options, maxAge: 0 },
    );
  });
}

/** `Set-Cookie` lines that remove a value. */
export function removeChunked(name: string, options: Omit<CookieOptions, "maxAge">): string[] {
  return writeChunked(name, "", { ...options, maxAge: 0 });
}

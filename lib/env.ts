import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { isIP } from "node:net";
import path from "node:path";
import { z } from "zod";

const minSecretLength = 32;

export interface Settings {
  port: number;
  /** Address to listen on. */
  host: string;
  /** Origin that browsers see, without a trailing slash. */
  publicUrl: string;
  /** Which API the console talks to. */
  api:
    | { mode: "embedded"; dataDir: string; exposed: boolean }
    /** `url` has no trailing slash and no `/api/v1`. */
    | { mode: "upstream"; url: string };
  /** DNS resolvers, `address` or `address:port`; none: the system's. */
  resolvers: string[];
  sessionSecret: string;
  /** Life of a session from sign-in, in milliseconds. */
  sessionMs: number;
  /** Longest wait for the API to begin its reply, or to go on with it. */
  upstreamTimeoutMs: number;
  /** Reverse proxies in front that append to `X-Forwarded-For`. */
  trustedProxies: number;
}

/** Settings that can't be used, all of them, one line each. */
export class SettingsError extends Error {
  override name = "SettingsError";
  constructor(readonly problems: string[]) {
    super(`Bad settings:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
  }
}

const isLoopback = (host: string) => host === "localhost" || host === "::1" || /^127(\.\d+){3}$/.test(host);

const wholeNumber = (least: number, most: number, otherwise: number) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((n) => n >= least && n <= most, `must be a whole number from ${least} to ${most}`)
    .default(otherwise);

const httpUrl = z.string().transform((text, context) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && !url.username && !url.password && !url.search && !url.hash) {
    return url;
  }
  context.addIssue({ code: "custom", message: "must be a plain http:// or https:// address" });
  return z.NEVER;
});

/** Address and port of a DNS resolver, written as Node writes them; undefined for anything else. */
export function resolverAddress(text: string): { address: string; port: number } | undefined {
  const [, host = text, digits = "53"] = /^\[?([^\]]*?)\]?:(\d+)$/.exec(isIP(text) ? "" : text) ?? [];
  const port = Number(digits);
  return isIP(host) > 0 && port >= 1 && port <= 65_535 ? { address: host, port } : undefined;
}

const schema = z.object({
  PORT: wholeNumber(1, 65_535, 3000),
  HOST: z
    .string()
    .regex(/^[\w.:%-]+$/, "must be an IP address or a host name")
    .optional(),
  PUBLIC_URL: httpUrl
    .refine((url) => url.pathname === "/", "must have no path: the console lives at the root of its host")
    .transform((url) => url.origin)
    .optional(),
  SCAIDNS_API_URL: httpUrl
    .transform((url) => url.href.replace(/\/+$/, "").replace(/\/api\/v1$/, ""))
    .optional(),
  SESSION_SECRET: z
    .string()
    .min(minSecretLength, `must have at least ${minSecretLength} characters`)
    .optional(),
  SESSION_HOURS: wholeNumber(1, 720, 12),
  EMBEDDED_DATA_DIR: z.string().default(".data"),
  DNS_RESOLVER: z
    .string()
    .transform((list) => list.split(",").map((address) => address.trim()))
    .refine(
      (list) => list.every((text) => resolverAddress(text)),
      "must be IP addresses, each with a port if not 53, with commas between",
    )
    .default([]),
  EXPOSE_SAMPLE_KEYS_TO_NETWORK: z
    .string()
    .toLowerCase()
    .pipe(z.enum(["yes", "no", "true", "false", "1", "0"], "must be yes or no"))
    .transform((text) => ["yes", "true", "1"].includes(text))
    .default(false),
  UPSTREAM_TIMEOUT_MS: wholeNumber(100, 300_000, 30_000),
  TRUSTED_PROXIES: wholeNumber(0, 10, 0),
});

/**
 * Reads the settings from environment variables; empty ones count as absent. In embedded mode without
 * `SESSION_SECRET` a secret is made and kept under the data folder. Throws `SettingsError` with every problem.
 */
export function parseSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const parsed = schema.safeParse(given);
  const together = problemsTogether(given);
  if (!parsed.success) {
    const alone = parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
    throw new SettingsError([...alone, ...together]);
  }
  if (together.length > 0) throw new SettingsError(together);
  const values = parsed.data;
  const exposed = values.EXPOSE_SAMPLE_KEYS_TO_NETWORK;
  const host = values.HOST ?? (values.SCAIDNS_API_URL === undefined && !exposed ? "127.0.0.1" : "0.0.0.0");
  const dataDir = path.resolve(values.EMBEDDED_DATA_DIR);
  return {
    port: values.PORT,
    host,
    publicUrl: values.PUBLIC_URL ?? `http://localhost:${values.PORT}`,
    api:
      values.SCAIDNS_API_URL === undefined
        ? { mode: "embedded", dataDir, exposed }
        : { mode: "upstream", url: values.SCAIDNS_API_URL },
    resolvers: values.DNS_RESOLVER,
    sessionSecret: values.SESSION_SECRET ?? keptSecret(dataDir),
    sessionMs: values.SESSION_HOURS * 3_600_000,
    upstreamTimeoutMs: values.UPSTREAM_TIMEOUT_MS,
    trustedProxies: values.TRUSTED_PROXIES,
  };
}

/** What is wrong between settings, each of which may be right or wrong in itself. */
function problemsTogether(given: { readonly [name: string]: string | undefined }): string[] {
  const { HOST: host, SCAIDNS_API_URL: upstream, SESSION_SECRET: secret } = given;
  if (upstream !== undefined) {
    return secret === undefined
      ? ["SESSION_SECRET is required with SCAIDNS_API_URL: for example the output of `openssl rand -hex 32`"]
      : [];
  }
  const { data: exposed } = schema.shape.EXPOSE_SAMPLE_KEYS_TO_NETWORK.safeParse(
    given.EXPOSE_SAMPLE_KEYS_TO_NETWORK,
  );
  if (exposed || host === undefined || !schema.shape.HOST.safeParse(host).success || isLoopback(host)) {
    return [];
  }
  return [
    `HOST ${host} would open the embedded API, whose sample keys are public, to the network: set SCAIDNS_API_URL, leave HOST out, or set EXPOSE_SAMPLE_KEYS_TO_NETWORK=yes`,
  ];
}

/**
 * Makes a folder and those above it, for their owner only. Not `recursive`: Node 20 never returns from that below
 * folders like `/proc`, where nothing can be made.
 */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

function keptSecret(dataDir: string): string {
  const file = path.join(dataDir, "session-secret");
  try {
    makeFolder(dataDir);
    try {
      writeFileSync(file, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600, flag: "wx" });
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
      chmodSync(file, 0o600);
    }
    const secret = readFileSync(file, "utf8").trim();
    if (secret.length >= minSecretLength) return secret;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new SettingsError([`EMBEDDED_DATA_DIR ${dataDir} can't be used: ${why}`]);
  }
  throw new SettingsError([`EMBEDDED_DATA_DIR holds a damaged session-secret: delete ${file}`]);
}

declare global {
  // Next bundles routes, pages and start-up code apart: only the global object is one per process.
  var scaidnsSettings: Settings | undefined;
}

/** The process's settings, read once from its environment. Throws `SettingsError`. */
export function settings(): Settings {
  globalThis.scaidnsSettings ??= parseSettings(process.env);
  return globalThis.scaidnsSettings;
}

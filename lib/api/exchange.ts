import { begunEarly } from "./early-read";

/** A reply, read to its end. */
export interface Reply {
  status: number;
  headers: Headers;
  bodyText: string;
}

/** One request and the whole of its reply. Rejects with whatever `fetch`, or reading the body, threw. */
export async function exchange(path: string, init: RequestInit = {}): Promise<Reply> {
  const response = (await begunEarly(path, init)) ?? (await fetch(path, { ...init, cache: "no-store" }));
  return { status: response.status, headers: response.headers, bodyText: await response.text() };
}

/** The text as JSON; undefined when it is none. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What becomes of one request at the proxy. */
export type Fate =
  | { kind: "pass" }
  /** The connection is reset: before anything is forwarded, or after it was applied. */
  | { kind: "drop"; when: "before" | "after" }
  /** Forwarded late, even to where nobody waits any more; or answered late. */
  | { kind: "delay"; of: "request" | "reply"; ms: number }
  /** The true reply breaks off in its middle, its length declared or not. */
  | { kind: "truncate"; framing: "length" | "chunked" }
  /** Another reply than the true one, with the request forwarded first or not at all. */
  | { kind: "answer"; when: "before" | "after"; reply: (now: number) => Answer };

export interface Answer {
  status: number;
  headers: { [name: string]: string };
  body: string;
}

type When = "before" | "after";

const page = (title: string) =>
  `<html><head><title>${title}</title></head><body><h1>${title}</h1>` +
  `<script>document.title = "run by mistake"</script></body></html>`;

/** What a proxy says in HTML when what is behind it fails. */
export function html502(when: When): Fate {
  const headers = { "content-type": "text/html; charset=utf-8" };
  return { kind: "answer", when, reply: () => ({ status: 502, headers, body: page("502 Bad Gateway") }) };
}

/** A refusal that asks to wait for some seconds, said as seconds or as a date by a clock that is `skewMs` ahead. */
export function tooMany(seconds: number, form: "seconds" | "date", skewMs = 0): Fate {
  return answer("before", 429, { detail: "Rate limit exceeded" }, (now) => ({
    date: new Date(now + skewMs).toUTCString(),
    // In whole seconds: never earlier than meant.
    "retry-after":
      form === "seconds" ? String(seconds) : new Date(now + skewMs + seconds * 1000 + 999).toUTCString(),
  }));
}

/** A refusal or a failure in the API's own shape. */
export function answer(
  when: When,
  status: number,
  body: object,
  headers: (now: number) => Answer["headers"] = () => ({}),
): Fate {
  return {
    kind: "answer",
    when,
    reply: (now) => ({
      status,
      headers: { "content-type": "application/json", ...headers(now) },
      body: JSON.stringify(body),
    }),
  };
}

/** A success in name only. */
export function garbage(what: "html" | "empty" | "json", when: When): Fate {
  const json = { "content-type": "application/json" };
  const replies = {
    html: { status: 200, headers: { "content-type": "text/html" }, body: page("Welcome to the hotel") },
    empty: { status: 200, headers: json, body: "" },
    json: { status: 200, headers: json, body: '{"unexpected":["another","shape"]}' },
  };
  return { kind: "answer", when, reply: () => replies[what] };
}

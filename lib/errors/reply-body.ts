import { type ErrorBodyRead, readErrorBody } from "./error-detail";
import type { Speaker } from "./problem";

/** What came back, the body as text. `contentType` overrides the header. */
export interface ReplyParts {
  status: number;
  headers: Headers;
  bodyText: string;
  contentType?: string;
}

/** Characters of a body that are kept to be shown. */
export const rawLimit = 20_000;

export interface ReplyBody {
  found: "empty" | "html" | "json" | "text";
  said: ErrorBodyRead | null;
  /** What can be read of a body that is not JSON: plain text, or a page's title. */
  text: string;
  contentType: string;
}

/** Reads a body by what it is rather than by what its `Content-Type` claims. Never throws. */
export function readReplyBody({
  bodyText,
  headers,
  contentType = headers.get("content-type") ?? "",
}: ReplyParts): ReplyBody {
  const text = bodyText.trim();
  if (text === "") return { found: "empty", said: null, text: "", contentType };
  const json = parseJson(text);
  // A string on its own is what JSON-minded servers send for a plain text.
  if (typeof json === "string") return { found: "text", said: null, text: json, contentType };
  if (json !== undefined) return { found: "json", said: readErrorBody(json), text: "", contentType };
  if (/^<(!doctype|html|head|body|\?xml|!--|center|h\d|title)/i.test(text) || /html/i.test(contentType)) {
    return { found: "html", said: null, text: titleOf(text), contentType };
  }
  // Binary data, or JSON that was cut off: nothing to read out.
  const speechless = /^[{[]|[\0\uFFFD]/.test(text);
  return { found: "text", said: null, text: speechless ? "" : cutText(text), contentType };
}

/** The API speaks JSON with a `detail`; its framework, where no handler is reached, the status' phrase in plain text. */
export function speakerOf({ status, headers }: ReplyParts, { said, found, text }: ReplyBody): Speaker {
  if (headers.get("x-scaidns-console")?.toLowerCase() === "gateway") return "gateway";
  if (said?.published || (status < 300 && found === "json")) return "api";
  return found === "text" && starlettePhrases[status] === text ? "api" : "proxy";
}

const starlettePhrases: { [status: number]: string } = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  413: "Request Entity Too Large",
  500: "Internal Server Error",
  503: "Service Unavailable",
};

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function titleOf(html: string): string {
  const title = /<(title|h1)[^>]*>([^<]{1,300})</i.exec(html)?.[2] ?? "";
  return title.replaceAll(/\s+/g, " ").trim();
}

/** A body as it can be shown: cut, and saying by how much. */
export function cutText(text: string): string {
  if (text.length <= rawLimit) return text;
  return `${text.slice(0, rawLimit)}\n… ${text.length - rawLimit} more characters`;
}

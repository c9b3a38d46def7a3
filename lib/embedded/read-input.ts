import type { EndpointSpec } from "@/lib/contract/endpoint";
import type { ValidationIssue } from "@/lib/contract/errors";
import { bulkLimit } from "@/lib/contract/records";
import { fail } from "./failure";
import { jsonErrorPosition } from "./json-position";
import { schemaIssues } from "./schema-issues";

/** Octets a request body may hold (API page Records). */
const bodyLimit = 10 * 1024 * 1024;

/** Reads the body, as JSON or as a form's fields; undefined when there is none. Too large is a 413. */
export async function readBody(request: Request, spec: EndpointSpec): Promise<unknown> {
  if (!spec.body) return undefined;
  const octets = await readOctets(request);
  const type = request.headers.get("content-type") ?? "";
  if (spec.encoding === "multipart") return readForm(octets, type);
  if (octets.length === 0) return undefined;
  // As FastAPI does since 0.65: any other type is not JSON. A form on another site cannot send this one.
  if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(type)) {
    invalid([{ loc: ["body"], msg: "value is not a valid dict", type: "type_error.dict" }]);
  }
  const text = decode(octets);
  try {
    return JSON.parse(text);
  } catch {
    const position = jsonErrorPosition(text) ?? 0;
    const line = text.slice(0, position).split("\n");
    const column = (line.at(-1)?.length ?? 0) + 1;
    return invalid([
      {
        loc: ["body", position],
        msg: `Invalid JSON: line ${line.length} column ${column} (char ${position})`,
        type: "value_error.jsondecode",
      },
    ]);
  }
}

/** The query's parameters, the last one of each name; those the endpoint doesn't know are ignored, as FastAPI does. */
export function readQuery(url: URL, spec: EndpointSpec): Record<string, string> {
  const known = Object.keys(spec.query?.shape ?? {});
  const query: Record<string, string> = {};
  for (const [name, value] of url.searchParams) {
    if (known.includes(name)) query[name] = value;
  }
  return query;
}

/** Ends in a 413 for more rows than a bulk call may carry, before each of them is looked at. */
function refuseTooManyRows({ path }: EndpointSpec, body: unknown): void {
  if (!/\/bulk(-delete)?$/.test(path) || typeof body !== "object" || body === null) return;
  const lengths = Object.values(body).map((value) => (Array.isArray(value) ? value.length : 0));
  const rows = lengths.reduce((most, length) => Math.max(most, length), 0);
  if (rows > bulkLimit) {
    fail(413, `Bulk request too large: ${rows} records, at most ${bulkLimit} are possible`);
  }
}

/** Query and body as the contract's schemas give them, or one 422 with everything that is wrong. */
export function parseInput(
  spec: EndpointSpec,
  sent: { query: Record<string, string>; body: unknown },
): { query: unknown; body: unknown } {
  refuseTooManyRows(spec, sent.body);
  const query = spec.query?.safeParse(sent.query);
  const body = sent.body === undefined ? undefined : spec.body?.safeParse(sent.body);
  const issues: ValidationIssue[] = [
    ...(query?.success === false ? schemaIssues(query.error, "query", sent.query) : []),
    ...(spec.body && sent.body === undefined
      ? [{ loc: ["body"], msg: "field required", type: "value_error.missing" }]
      : []),
    ...(body?.success === false ? schemaIssues(body.error, "body", sent.body) : []),
  ];
  if (issues.length > 0) invalid(issues);
  return { query: query?.data, body: body?.data };
}

function invalid(detail: ValidationIssue[]): never {
  return fail(422, detail);
}

async function readOctets(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get("content-length") ?? 0) > bodyLimit) tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > bodyLimit) {
      await reader.cancel();
      tooLarge();
    }
    chunks.push(value);
  }
  const octets = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    octets.set(chunk, at);
    at += chunk.length;
  }
  return octets;
}

function tooLarge(): never {
  return fail(413, "Request body too large: the limit is 10 MB");
}

async function readForm(octets: Uint8Array<ArrayBuffer>, type: string): Promise<unknown> {
  try {
    const form = await new Response(octets, { headers: { "content-type": type } }).formData();
    return Object.fromEntries(form);
  } catch {
    return fail(400, "There was an error parsing the body");
  }
}

function decode(octets: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(octets);
  } catch {
    return fail(400, "There was an error parsing the body");
  }
}

import { z } from "zod";
import { type EndpointName, endpointSpec } from "@/lib/contract/endpoints";
import type { Db } from "./db";
import type { DomainRow } from "./domain-row";
import { ApiFailure, failureResponse } from "./failure";
import { type Doing, type Fault, readFaults, recordFaults, zoneFaults } from "./fault-list";

const header = "x-scaidns-fault";

/** The faults a request's header asks for; an unknown one is a 400, so that no test passes by a typing error. */
export function headerFaults(request: Request): Fault[] {
  const text = request.headers.get(header);
  if (text === null) return [];
  const faults = readFaults(text);
  if (!faults) throw new ApiFailure(400, `Unknown fault: ${text}`);
  return faults;
}

/** The faults that names ask for: of the zone, of a zone to be created, or of the records written. */
export function namedFaults(
  db: Db,
  name: EndpointName,
  sent: { params: { readonly [key: string]: string }; body: unknown },
  domain: DomainRow | undefined,
): Fault[] {
  const { method } = endpointSpec(name);
  const doing = verbOf(name, method);
  const created = z.object({ name: z.string() }).safeParse(sent.body);
  if (name === "domains.create") return created.success ? zoneFaults(created.data.name, "creation") : [];
  // The zone itself stays readable and deletable.
  if (!domain || name.startsWith("domains.")) return [];
  const zone = zoneFaults(domain.name, doing);
  if (method === "GET" || !name.startsWith("records.")) return zone;
  const bulk = z.object({ records: z.array(z.object({ name: z.string() })) }).safeParse(sent.body);
  const deleted = z.object({ record_ids: z.array(z.string()) }).safeParse(sent.body);
  const ids = deleted.success ? deleted.data.record_ids : [sent.params.record_id ?? ""];
  const names = [
    ...(created.success ? [created.data.name] : []),
    ...(bulk.success ? bulk.data.records.map((record) => record.name) : []),
    ...db
      .all(
        z.object({ name: z.string() }),
        "SELECT name FROM records WHERE domain_id = ? AND id IN (SELECT value FROM json_each(?)) AND name LIKE 'fault-%'",
        [domain.id, JSON.stringify(ids)],
      )
      .map((record) => record.name),
  ];
  return [...zone, ...names.flatMap((one) => recordFaults(one, doing))];
}

/** Runs a request with its faults around it. */
export async function withFaults(faults: readonly Fault[], run: () => Promise<Response>): Promise<Response> {
  if (faults.length === 0) return run();
  for (const fault of faults.filter((one) => !one.after && one.kind !== "truncated")) {
    const reply = await apply(fault);
    if (reply) return reply;
  }
  let reply = await run();
  for (const fault of faults.filter((one) => one.after || one.kind === "truncated")) {
    reply = fault.kind === "truncated" ? await truncated(reply) : ((await apply(fault)) ?? reply);
  }
  return reply;
}

function verbOf(name: EndpointName, method: string): Doing {
  if (method === "GET" || name === "records.search") return "reads";
  if (method === "DELETE" || name === "records.bulkDelete") return "delete";
  return method === "POST" ? "create" : "update";
}

async function apply({ kind, value }: Fault): Promise<Response | undefined> {
  const status = (usual: number) => (value && /^[2-5]\d\d$/.test(value) ? Number(value) : usual);
  switch (kind) {
    case "slow":
      await new Promise((resolve) => setTimeout(resolve, Number(value)));
      return undefined;
    case "degraded":
      return Response.json(
        {
          status: "degraded",
          checks: {
            ...{ database: "ok", redis: "ok", pdns: "ok", scaikey_jwks: "ok" },
            [value ?? "pdns"]: "connection refused",
          },
        },
        { status: 503 },
      );
    case "html":
      return new Response(html(status(502)), {
        status: status(502),
        headers: { "Content-Type": "text/html; charset=utf-8" },
      });
    case "empty":
      return new Response(null, { status: status(502) });
    case "shape":
      return Response.json({ unexpected: ["another", "shape"] }, { status: status(200) });
    case "text":
      return new Response("upstream said something else\n", {
        status: status(200),
        headers: { "Content-Type": "text/plain; charset=utf-8" },
      });
    case "drop":
      return cut();
    default:
      return failureResponse(failure(Number(kind), value));
  }
}

const details: { readonly [status: number]: string } = {
  400: "Bad request",
  401: "Token has expired",
  403: "Permission denied",
  404: "Not Found",
  409: "Record conflicts with existing entries",
  413: "Request body too large: the limit is 10 MB",
  429: "Rate limit exceeded",
  500: "Internal Server Error",
  502: "PowerDNS is unreachable",
  503: "Service is under maintenance",
  504: "PowerDNS did not answer in time",
};

function failure(status: number, value: string | undefined): ApiFailure {
  const detail = details[status] ?? "Fault on request";
  if (value === undefined) return new ApiFailure(status, detail);
  if (status === 422) {
    const loc = value.split(".").map((key) => (/^\d+$/.test(key) ? Number(key) : key));
    return new ApiFailure(422, [{ loc, msg: "value was refused on request", type: "value_error" }]);
  }
  if (status === 429 || status === 503) {
    const [, date, seconds = "0"] = /^(date[:-])?(\d+)$/.exec(value) ?? [];
    const time = new Date(Date.now() + Number(seconds) * 1000);
    return new ApiFailure(status, detail, {
      "Retry-After": date === undefined ? seconds : time.toUTCString(),
    });
  }
  return new ApiFailure(status, { message: detail, field: value });
}

function html(status: number): string {
  return `<html>\r\n<head><title>${status} Bad Gateway</title></head>\r\n<body>\r\n<center><h1>${status} Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n<script>document.title = "run by mistake"</script>\r\n</body>\r\n</html>\r\n`;
}

/** The first half of a reply, as if it were whole. */
async function truncated(reply: Response): Promise<Response> {
  const text = await reply.text();
  // Of nothing, half is nothing: a 204 must not even have an empty body.
  return new Response(text === "" ? null : text.slice(0, Math.floor(text.length / 2)), {
    status: reply.status,
    headers: reply.headers,
  });
}

/** Headers, the first character, then a broken connection. */
function cut(): Response {
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode("{")),
    pull: (controller) => controller.error(new Error("The connection was cut on request")),
  });
  return new Response(body, { headers: { "Content-Type": "application/json" } });
}

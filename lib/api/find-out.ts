import type { QueryClient } from "@tanstack/react-query";
import {
  type EndpointInput,
  type EndpointName,
  type EndpointOutput,
  endpointSpec,
  type WriteName,
} from "@/lib/contract/endpoints";
import { problemOf } from "@/lib/errors/api-error";
import { auditActionsOf } from "@/lib/errors/audit-evidence";
import { clockToleranceMs } from "@/lib/errors/evidence-time";
import { outputOf } from "@/lib/errors/lost-output";
import { type Evidence, type LostWrite, patienceMs, type Sender } from "@/lib/errors/lost-reply";
import { settle, stateOf } from "@/lib/errors/settle";
import { can } from "@/lib/permissions";
import { call } from "./call";
import type { Finding, LostSending } from "./open-outcome";
import { apiQuery } from "./query";
import { serverClock } from "./server-clock";
import { zoneRecords } from "./zone-records";

/** A read that takes longer tells nothing; whoever waits for the outcome is told so. */
const longestReadMs = 8_000;
const largestPage = 100;

/**
 * Looks once at what the API holds and at the audit log, as far as this person may read it, and tells what became of
 * a write. Never rejects: what cannot be read tells nothing.
 */
export async function findOut<N extends WriteName>(
  client: QueryClient,
  name: N,
  sending: LostSending,
): Promise<Finding<EndpointOutput<N>>>;
export async function findOut(
  client: QueryClient,
  name: WriteName,
  sending: LostSending,
): Promise<Finding<unknown>> {
  const { write } = sending;
  const evidence = await gather(client, sending);
  const settled = settle(write, evidence);
  if (settled !== "applied" && settled !== "there") return { settled };
  const { response } = endpointSpec(name);
  if (response === null) return { settled, output: undefined, steady: isSteady(write, evidence) };
  const output = response.safeParse(outputOf(write, evidence));
  if (!output.success) return { settled: "unknown" };
  return { settled, output: output.data, steady: isSteady(write, evidence) };
}

/** Whether the log and the things themselves agree; they are read at different moments. */
function isSteady(write: LostWrite, evidence: Evidence): boolean {
  return stateOf(write, evidence) === "there";
}

async function gather(client: QueryClient, sending: LostSending): Promise<Evidence> {
  const { write, before, repeated } = sending;
  const finished = Date.now() >= sending.busyUntil;
  const signal = AbortSignal.timeout(longestReadMs);
  const sender = await senderOf(client);
  const reading = thingsOf(write, signal);
  // Where no reply before has told the server's clock, those to these have.
  if (sending.sentAt === undefined) await reading;
  const sentAt = sending.sentAt ?? serverClock.at(sending.sentAtHere);
  const [things, audit] = await Promise.all([
    reading,
    sender?.readsLog !== false && !repeated && sentAt !== undefined
      ? auditOf(sending, sentAt, signal)
      : undefined,
  ]);
  const zone = things.domain?.name ?? before.domain?.name;
  share(client, write, things);
  return {
    sentAt,
    finished,
    before,
    ...things,
    ...(zone !== undefined && { zone }),
    ...(audit && { audit }),
    ...(sender && { sender }),
  };
}

async function senderOf(client: QueryClient): Promise<Sender | undefined> {
  try {
    const { data: me } = await client.fetchQuery({ ...apiQuery("auth.me", {}), staleTime: 300_000 });
    const { id, email, is_platform_admin } = me;
    return {
      id,
      email,
      everywhere: is_platform_admin ?? undefined,
      readsLog: can({ me }, "audit_logs:read"),
    };
  } catch {
    return undefined;
  }
}

type Things = Pick<
  Evidence,
  "records" | "record" | "domain" | "domains" | "validation" | "dnssec" | "preview"
>;

async function thingsOf({ name, input }: LostWrite, signal: AbortSignal): Promise<Things> {
  if (name === "domains.create") return { ...(await domainsNamed(input.body.name, signal)) };
  const params = { domain_id: input.params.domain_id };
  const read = <N extends EndpointName>(read: N, more: EndpointInput<N>) => readOf(read, more, signal);
  const [domain, own] = await Promise.all([
    read("domains.get", { params, query: { include_deleted: true } }),
    ownThings(),
  ]);
  return { ...(domain !== undefined && { domain }), ...own };

  async function ownThings(): Promise<Things> {
    switch (name) {
      case "records.create": {
        const query = { type: input.body.type.toUpperCase(), include_system: true };
        const list = await read("records.list", { params, query });
        return list ? { records: list.data } : {};
      }
      case "records.bulkCreate":
      case "records.bulkDelete": {
        const list = await read("records.list", { params, query: { include_system: true } });
        return list ? { records: list.data } : {};
      }
      case "records.update":
      case "records.delete": {
        const record = await read("records.get", { params: input.params });
        return record === undefined ? {} : { record };
      }
      case "import.text":
      case "import.file": {
        const { format, mode } = input.body;
        const content = "content" in input.body ? input.body.content : await input.body.file.text();
        const preview = await read("import.preview", { params, body: { format, mode, content } });
        return preview ? { preview } : {};
      }
      case "validation.start":
      case "validation.check":
      case "validation.cancel": {
        const found = await readSafely(() => call("validation.get", { params }, { signal }));
        return found.ok ? { validation: found.value } : {};
      }
      case "dnssec.enable":
      case "dnssec.disable":
      case "dnssec.rotateKsk":
      case "dnssec.rotateZsk":
      case "dnssec.confirmDsPublished": {
        const dnssec = await read("dnssec.get", { params });
        return dnssec ? { dnssec } : {};
      }
      default:
        return {};
    }
  }
}

/** The reply; `null` for the API's 404; `undefined` where it could not be read. */
async function readOf<N extends EndpointName>(
  name: N,
  input: EndpointInput<N>,
  signal: AbortSignal,
): Promise<EndpointOutput<N> | null | undefined> {
  const found = await readSafely(() => call(name, input, { signal }));
  if (found.ok) return found.value;
  return found.gone ? null : undefined;
}

async function readSafely<T>(
  read: () => Promise<T>,
): Promise<{ ok: true; value: T } | { ok: false; gone: boolean }> {
  try {
    return { ok: true, value: await read() };
  } catch (error) {
    const problem = problemOf(error);
    return { ok: false, gone: problem.kind === "not-found" && problem.who === "api" };
  }
}

async function domainsNamed(name: string, signal: AbortSignal): Promise<Things> {
  const query = { search: name.trim().replace(/\.$/, ""), include_deleted: true, page_size: largestPage };
  const list = await readOf("domains.list", { query }, signal);
  return list && list.total <= list.data.length ? { domains: list.data } : {};
}

async function auditOf(
  { write, busyUntil }: LostSending,
  sentAt: number,
  signal: AbortSignal,
): Promise<Evidence["audit"]> {
  const actions = auditActionsOf(write.name);
  const until = serverClock.at(busyUntil + patienceMs);
  if (until === undefined || actions.length === 0) return undefined;
  const query = {
    start_date: new Date(sentAt - clockToleranceMs).toISOString(),
    end_date: new Date(until).toISOString(),
    page_size: largestPage,
    ...(actions.length === 1 && { action: actions[0] }),
  };
  const log = await readOf("auditLogs.list", { query }, signal);
  return log ? { entries: log.data, complete: log.total <= log.data.length } : undefined;
}

/** What was read is newer than what is on screen. */
function share(client: QueryClient, { name, input }: LostWrite, { record }: Things): void {
  if (record === undefined || (name !== "records.update" && name !== "records.delete")) return;
  const { domain_id, record_id } = input.params;
  if (record) zoneRecords(client, domain_id).put(record);
  else zoneRecords(client, domain_id).remove(record_id);
}

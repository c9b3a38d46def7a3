import type { AnyInput, WriteName } from "@/lib/contract/endpoints";
import { serverClock } from "./server-clock";

/** Where a write is found in the audit log, if it was applied. */
export interface WriteTrace {
  name: WriteName;
  /** Of what it changed, where entries of such writes certainly bear it. */
  objectId: string | undefined;
  /** By the server's clock, in epoch milliseconds; wide enough for all that is not known of it. */
  from: number;
  to: number;
}

/** `Date` is in whole seconds and was some time on its way, and so may entries' times be. */
const marginMs = 10_000;
/** For a machine's own clock, as long as no reply has told the server's. */
const ownClockMarginMs = 5 * 60_000;
/** Writes of one act follow each other at once; nobody presses twice as soon. */
const sameActMs = 500;
/** What is told of an act is told at once. */
const justNowMs = 1_000;

interface Span {
  /** When it was first sent, by this machine's clock in epoch milliseconds. */
  sentAt: number;
  /** When the API had ended its work on it. */
  endedAt: number;
}

/** `output` of those that were applied: it has the id of what is new. */
export function traceOf(name: WriteName, input: AnyInput, span: Span, output?: unknown): WriteTrace {
  const known = serverClock.at(0) !== undefined;
  const margin = known ? marginMs : ownClockMarginMs;
  const at = (time: number) => serverClock.at(time) ?? time;
  return {
    name,
    objectId: objectOf(name, input, output),
    from: at(span.sentAt) - margin,
    to: at(span.endedAt) + margin,
  };
}

interface Ids {
  id?: unknown;
  domain_id?: unknown;
  record_id?: unknown;
}

function objectOf(name: WriteName, { params }: AnyInput, output: unknown): string | undefined {
  const given: Ids = { ...Object(params) };
  const made: Ids = { ...Object(output) };
  switch (name) {
    case "records.create":
    case "domains.create":
      return text(made.id);
    case "records.update":
    case "records.delete":
      return text(given.record_id);
    case "domains.update":
    case "domains.delete":
    case "domains.restore":
      return text(given.domain_id);
    // Entries of a domain's parts may bear the part's own id, those of a batch whichever.
    default:
      return undefined;
  }
}

const text = (value: unknown) => (typeof value === "string" ? value : undefined);

let latest: { traces: WriteTrace[]; endedAt: number } | undefined;

/** What this tab's latest act has written: one write, or several that followed each other at once. */
export const writeTrail = {
  /** A write is known to be applied. */
  note(trace: WriteTrace, { sentAt, endedAt }: Span): void {
    const since = latest === undefined ? Number.NaN : sentAt - latest.endedAt;
    const before = since >= 0 && since <= sameActMs && latest ? latest.traces : [];
    latest = { traces: [...before, trace], endedAt };
  },
  /** Of the act that has just ended; none when it was a while ago. */
  justNow(): readonly WriteTrace[] {
    return latest !== undefined && Date.now() - latest.endedAt <= justNowMs ? latest.traces : [];
  },
};

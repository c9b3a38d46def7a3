import type { QueryClient } from "@tanstack/react-query";
import {
  type AnyInput,
  type EndpointInput,
  type EndpointOutput,
  endpointSpec,
  endpointUrl,
  type WriteName,
} from "@/lib/contract/endpoints";
import { ApiError } from "@/lib/errors/api-error";
import type { Problem } from "@/lib/errors/problem";
import { subjectOf } from "@/lib/errors/subject";
import { afterWrite } from "./after-write";
import { call } from "./call";
import { lostReplies } from "./lost-replies";
import { type Finding, notApplied, openOutcome, UnsettledError } from "./open-outcome";
import { tellRecordWrite } from "./record-writes";
import { beginSending, lostSending, noteApplied, noteEnd, noteOpen, type Sending } from "./sending";
import { traceOf, writeTrail } from "./write-trace";

/** Between the two looks that the sender waits for: what was lost at the end of its way is over by then. */
const secondLookMs = 1_500;
/** When the API has ended its work on it already, and only could not be asked. */
const thirdLookMs = 15_000;

/** What finds out about lost replies. Loaded before it is needed: when a reply is lost, so may be everything else. */
export const loadFindOut = () => import("./find-out");

/**
 * Sends a write once and brings the cache up to date. When its reply is lost, finds out what became of it: then it
 * resolves as if the reply had come, or rejects with a problem that is `settled`; or with an `UnsettledError`, while
 * that is not known. A repetition that is refused because of what its own first try did resolves too. Nothing is sent
 * while the device is offline. Rejects with `ApiError`. `follow` brings the cache up to date in another way, and tells
 * of it where the reply was lost.
 */
export async function write<N extends WriteName>(
  client: QueryClient,
  name: N,
  input: EndpointInput<N>,
  follow?: (output: EndpointOutput<N>, lost: boolean) => void,
): Promise<EndpointOutput<N>> {
  if (typeof navigator !== "undefined" && !navigator.onLine) throw new ApiError(offline(name, input));
  const sending = beginSending(client, name, input);
  if (sending) void loadFindOut().catch(() => undefined);
  const sentAt = sending?.sentAtHere ?? Date.now();
  const onApplied = (output: EndpointOutput<N>, lost: boolean) => {
    if (sending) noteApplied(sending, output);
    const span = { sentAt, endedAt: Date.now() };
    writeTrail.note(traceOf(name, input, span, output), span);
    if (follow) return follow(output, lost);
    afterWrite(client, name, input, output);
    tellRecordWrite(name, input, { before: sending?.before.record, output });
  };
  try {
    const output = await call(name, input);
    onApplied(output, false);
    return output;
  } catch (error) {
    if (!sending || !(error instanceof ApiError)) throw error;
    return settled({ client, name, sending, onApplied, error, quiet: follow !== undefined });
  }
}

function offline(name: WriteName, input: AnyInput): Problem {
  const request = { name, method: endpointSpec(name).method, path: endpointUrl(name, input) };
  return { kind: "offline", request, outcome: "refused", message: "" };
}

interface Failed<N extends WriteName> {
  client: QueryClient;
  name: N;
  sending: Sending;
  onApplied: (output: EndpointOutput<N>, lost: boolean) => void;
  error: ApiError;
  /** Whoever sends it tells of what became of it. */
  quiet: boolean;
}

/** What the write resolves or rejects with, once it is found out what became of it. */
async function settled<N extends WriteName>(failed: Failed<N>): Promise<EndpointOutput<N>> {
  const { error, sending, onApplied } = failed;
  const { problem } = error;
  const lost = problem.outcome === "unknown" ? lostSending(sending, problem) : undefined;
  const found = lost ? await lookTwice(failed, lost) : await lookAtEarlier(failed);
  if (found.settled === "applied" || found.settled === "there") {
    onApplied(found.output, true);
    if (failed.quiet) return found.output;
    const subject = subjectOf(sending.write, sending.before);
    const span = { sentAt: sending.sentAtHere, endedAt: Date.now() };
    const trace = traceOf(failed.name, sending.write.input, span, found.output);
    lostReplies.tell({ settled: found.settled, request: problem.request, trace, subject, attended: true });
    return found.output;
  }
  if (!lost) {
    if (found.settled === "unknown" && sending.earlier) {
      const first = sending.earlier;
      const open = leaveOpen(failed, first.sending, first.problem);
      if (saysSoAlready(failed.name, problem)) throw new UnsettledError(first.problem, open);
    }
    throw error;
  }
  if (found.settled !== "unknown") throw new ApiError(notApplied(problem, found.settled));
  throw new UnsettledError(problem, leaveOpen(failed, lost, problem));
}

/** At once, and if that tells nothing, a little later: the person is waiting. */
function lookTwice<N extends WriteName>(
  { client, name }: Failed<N>,
  lost: Sending,
): Promise<Finding<EndpointOutput<N>>> {
  return lostReplies.while(async () => {
    const first = await look(client, name, lost);
    if (first.settled !== "unknown" && !("steady" in first && !first.steady)) return first;
    await new Promise((resolve) => setTimeout(resolve, secondLookMs));
    return look(client, name, lost);
  });
}

/** Refusals that the write's own first try may be the reason of: it is there already, or gone, or in that state. */
const ownDoing: ReadonlySet<Problem["kind"]> = new Set<Problem["kind"]>(["conflict", "not-found", "invalid"]);

/** A refusal whose only reason is that what was wanted is so: likely by the first try, and no failure. */
function saysSoAlready(name: WriteName, { kind }: Problem): boolean {
  return name === "dnssec.enable" && kind === "conflict";
}

async function lookAtEarlier<N extends WriteName>({
  client,
  name,
  sending,
  error,
}: Failed<N>): Promise<Finding<EndpointOutput<N>>> {
  const { earlier } = sending;
  if (!earlier || !ownDoing.has(error.problem.kind)) return { settled: "unknown" };
  return lostReplies.while(() => look(client, name, earlier.sending));
}

async function look<N extends WriteName>(
  client: QueryClient,
  name: N,
  sending: Sending,
): Promise<Finding<EndpointOutput<N>>> {
  try {
    const { findOut } = await loadFindOut();
    return await findOut(client, name, sending);
  } catch {
    // Its code could not be loaded: the same network that lost the reply.
    return { settled: "unknown" };
  }
}

function leaveOpen<N extends WriteName>(
  { client, name, onApplied, quiet }: Failed<N>,
  sending: Sending,
  problem: Problem,
) {
  const span = { sentAt: sending.sentAtHere, endedAt: sending.busyUntil };
  const outcome = openOutcome<EndpointOutput<N>>({
    problem,
    trace: traceOf(name, sending.write.input, span),
    subject: subjectOf(sending.write, sending.before),
    look: () => look(client, name, sending),
    dueAt: Math.max(sending.busyUntil, Date.now() + thirdLookMs),
    quiet,
    onApplied: (output) => onApplied(output, true),
    onEnd: () => noteEnd(sending),
  });
  noteOpen(sending, problem, outcome);
  return outcome;
}

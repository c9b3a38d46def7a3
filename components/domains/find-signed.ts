import type { Domain } from "@/lib/contract/domains";
import type { EndpointInput, EndpointOutput } from "@/lib/contract/endpoints";
import { ApiError } from "@/lib/errors/api-error";
import type { Problem } from "@/lib/errors/problem";

type Narrowing = Omit<
  NonNullable<EndpointInput<"domains.list">["query"]>,
  "page" | "page_size" | "dnssec_enabled"
>;
/** A page of the signed ones. */
interface SignedQuery extends Narrowing {
  dnssec_enabled: true;
  page: number;
  page_size: number;
}
type Signing = EndpointOutput<"dnssec.get">;

/** The two reads it takes. */
export interface SignedReads {
  list: (query: SignedQuery, signal: AbortSignal) => Promise<EndpointOutput<"domains.list">>;
  signing: (domainId: string, signal: AbortSignal) => Promise<Signing>;
}

export interface SignedSearch {
  /** Those that fit, each with what it needs in words, in the order of the list. */
  found: readonly { domain: Domain; need: string }[];
  /** Signed zones looked at so far, and all there are; undefined until that is known. */
  looked: number;
  total: number | undefined;
  /** Those that could not be looked at, by why: how many, and the first of them. */
  missed: readonly Missed[];
}

interface Missed {
  count: number;
  problem: Problem;
}

export const nothingFound: SignedSearch = {
  found: [],
  looked: 0,
  total: undefined,
  missed: [],
};

/** The API's largest page. */
const pageSize = 100;
/** Zones looked at at the same time. */
const together = 4;

/**
 * Looks at every signed zone that a list of domains has, for the API cannot filter by the state of keys: one read for
 * each. Tells how far it is after every few. A zone that cannot be looked at is counted; a list that cannot be read
 * rejects with what the read did.
 */
export async function findSigned(
  reads: SignedReads,
  query: Narrowing,
  needOf: (signing: Signing) => string | undefined,
  { signal, tell }: { signal: AbortSignal; tell: (search: SignedSearch) => void },
): Promise<SignedSearch> {
  let search = nothingFound;
  const seen = new Set<string>();
  for (let page = 1; ; page++) {
    const asked = { ...query, dnssec_enabled: true as const, page, page_size: pageSize };
    const { data, total } = await reads.list(asked, signal);
    // A zone may move to the next page while one looks.
    const fresh = data.filter(({ id }) => !seen.has(id));
    for (let at = 0; at < fresh.length; at += together) {
      const some = fresh.slice(at, at + together);
      const replies = await Promise.allSettled(some.map(({ id }) => reads.signing(id, signal)));
      signal.throwIfAborted();
      search = { ...search, total };
      for (const [index, reply] of replies.entries()) {
        const domain = some[index];
        if (domain) search = counted(search, domain, reply, needOf);
      }
      tell(search);
    }
    for (const { id } of fresh) seen.add(id);
    if (data.length === 0 || page * pageSize >= total) return { ...search, total: search.looked };
  }
}

function counted(
  search: SignedSearch,
  domain: Domain,
  reply: PromiseSettledResult<Signing>,
  needOf: (signing: Signing) => string | undefined,
): SignedSearch {
  const looked = search.looked + 1;
  if (reply.status === "rejected") {
    if (!(reply.reason instanceof ApiError)) throw reply.reason;
    return { ...search, looked, missed: withMissed(search.missed, reply.reason.problem) };
  }
  const need = needOf(reply.value);
  return {
    ...search,
    looked,
    found: need === undefined ? search.found : [...search.found, { domain, need }],
  };
}

function withMissed(missed: readonly Missed[], problem: Problem): readonly Missed[] {
  const same = (each: Missed) => missedWords(each.problem) === missedWords(problem);
  return missed.some(same)
    ? missed.map((each) => (same(each) ? { ...each, count: each.count + 1 } : each))
    : [...missed, { count: 1, problem }];
}

/** Why one could not be looked at, in few words: "refused (403)". */
export function missedWords({ kind, status }: Problem): string {
  const code = status === undefined ? "" : ` (${status})`;
  switch (kind) {
    case "forbidden":
    case "unauthenticated":
      return `refused${code}`;
    case "not-found":
      return `not found${code}`;
    case "rate-limited":
      return `over the rate limit${code}`;
    default:
      return status === undefined ? "without an answer" : `failed${code}`;
  }
}

/** "31 refused (403), 33 failed (500)". */
export function missedText(missed: readonly Missed[]): string {
  return missed.map(({ count, problem }) => `${count} ${missedWords(problem)}`).join(", ");
}

/** How many could not be looked at. */
export function missedCount(missed: readonly Missed[]): number {
  return missed.reduce((sum, { count }) => sum + count, 0);
}

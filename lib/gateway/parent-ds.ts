import { getServers } from "node:dns";
import { askDs, type DsAnswer } from "./ask-ds";
import type { Context } from "./context";
import { gatewayError, replyGuards } from "./gateway-error";
import { refuseForeignHost } from "./same-origin";

/** What a zone's parent has, as resolvers see it. */
export type ParentDsLookup = (zone: string) => Promise<DsAnswer>;

const keptMs = 2000;
/** So long a zone is not asked for again of which no resolver has said anything. */
const unansweredMs = 15_000;
const mostKept = 500;

/** Looks through the resolvers given, or the system's own. Answers are kept for a moment, for all who ask. */
export function createParentDs(resolvers: readonly string[]): ParentDsLookup {
  const kept = new Map<string, { answer: Promise<DsAnswer>; until: number }>();
  return (zone) => {
    const known = kept.get(zone);
    if (known && known.until > Date.now()) return known.answer;
    if (kept.size >= mostKept) kept.clear();
    const answer = askDs(zone, resolvers.length > 0 ? resolvers : getServers());
    const looked = { answer, until: Number.POSITIVE_INFINITY };
    kept.set(zone, looked);
    void answer.then(({ status }) => {
      looked.until = Date.now() + (status === "unanswered" ? unansweredMs : keptMs);
    });
    return answer;
  };
}

/** A label of a host name (RFC 1123, section 2.1), with underscores, and the slashes of classless delegation (RFC 2317). */
const label = "[a-z0-9_](?:[a-z0-9_/-]{0,61}[a-z0-9_])?";
const zoneName = new RegExp(`^(?=.{1,253}$)${label}(?:\\.${label})*$`, "i");

/** Answers `GET /api/parent-ds?zone=`: a `DsAnswer`, for those who are signed in; 400 for what is no zone's name. */
export async function readParentDs(
  { settings, sessions, parentDs }: Pick<Context, "settings" | "sessions" | "parentDs">,
  request: Request,
): Promise<Response> {
  const foreign = refuseForeignHost(request.headers, settings);
  if (foreign) return foreign;
  if (!(await sessions.read(request.headers))) return gatewayError(401, "Sign in first");
  const zone = (new URL(request.url).searchParams.get("zone") ?? "").replace(/\.$/, "");
  if (!zoneName.test(zone)) return gatewayError(400, "zone is not the name of a zone");
  return Response.json(await parentDs(zone.toLowerCase()), { headers: replyGuards });
}

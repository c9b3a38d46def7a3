import { getServers } from "node:dns";
import { askDs, type DsAnswer } from "./ask-ds";
import type { Context } from "./context";
import { gatewayError, replyGuards } from "./gateway-error";
import { refuseForeignHost } from "./same-origin";

/** What a zone's parent has, as resolvers see it. */
export type ParentDsLookup = (zone: string) => Promise<DsAnswer>;

const keptMs = 2000;
/** Resolvers that do not answer are left alone for so long. */
const unansweredMs = 60_000;
const mostKept = 500;

/** Looks through the resolvers given, or the system's own. Answers are kept for two seconds, for all who ask. */
export function createParentDs(resolvers: readonly string[]): ParentDsLookup {
  const kept = new Map<string, { answer: Promise<DsAnswer>; until: number }>();
  let silentUntil = 0;
  const ask = async (zone: string): Promise<DsAnswer> => {
    if (Date.now() < silentUntil) return { status: "unanswered" };
    const answer = await askDs(zone, resolvers.length > 0 ? resolvers : getServers());
    if (answer.status === "unanswered") silentUntil = Date.now() + unansweredMs;
    return answer;
  };
  return (zone) => {
    const now = Date.now();
    const known = kept.get(zone);
    if (known && known.until > now) return known.answer;
    if (kept.size >= mostKept) kept.clear();
    const answer = ask(zone);
    kept.set(zone, { answer, until: now + keptMs });
    return answer;
  };
}

/** Host names of RFC 1123, section 2.1, and underscores, as DNS takes them; at most 253 octets. */
const zoneName =
  /^(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/i;

/** Answers `GET /api/parent-ds?zone=`: a `DsAnswer`, for those who are signed in; 400 for what is no zone's name. */
export async function readParentDs(
  { settings, sessions, parentDs }: Pick<Context, "settings" | "sessions" | "parentDs">,
  request: Request,
): Promise<Response> {
  const foreign = refuseForeignHost(request.headers, settings);
  if (foreign) return foreign;
  if (!(await sessions.read(request.headers))) return gatewayError(401, "Sign in first");
  const zone = new URL(request.url).searchParams.get("zone") ?? "";
  if (!zoneName.test(zone)) return gatewayError(400, "zone is not the name of a zone");
  return Response.json(await parentDs(zone.toLowerCase()), { headers: replyGuards });
}

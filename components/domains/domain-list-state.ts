import { parseAsBoolean, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { type ZoneNeed, zoneNeeds } from "@/components/dnssec/zone-needs";
import { paging } from "@/components/table/paging";
import { domainStatuses, domainTypes } from "@/lib/contract/domains";
import type { EndpointInput } from "@/lib/contract/endpoints";
import { toAscii } from "@/lib/dns/name";

/** What the API filters by, and what is looked for zone by zone. */
export const signing = ["signed", "unsigned", ...zoneNeeds] as const;

/** What of the list of domains stands in the URL. */
export const domainListState = {
  ...paging,
  search: parseAsString.withDefault(""),
  status: parseAsStringLiteral(domainStatuses),
  domain_type: parseAsStringLiteral(domainTypes),
  dnssec: parseAsStringLiteral(signing),
  deleted: parseAsBoolean.withDefault(false),
};

interface State {
  page: number;
  page_size: number;
  search: string;
  status: (typeof domainStatuses)[number] | null;
  domain_type: (typeof domainTypes)[number] | null;
  dnssec: (typeof signing)[number] | null;
  deleted: boolean;
}

/** What the URL narrows the list by, apart from signing. Deleted domains come only when asked for. */
export function domainNarrowing({ search, status, domain_type, deleted }: State) {
  return {
    ...(search.trim() && { search: searched(search.trim()) }),
    ...(status && { status }),
    ...(domain_type && { domain_type }),
    ...((deleted || status === "deleted") && { include_deleted: true }),
  };
}

/** The call that lists what the URL asks for. */
export function domainListInput(state: State): EndpointInput<"domains.list"> {
  const { page, page_size, dnssec } = state;
  return {
    query: {
      page,
      page_size,
      ...domainNarrowing(state),
      ...(dnssec && { dnssec_enabled: dnssec !== "unsigned" }),
    },
  };
}

/** What signed zones are to be looked through for; undefined where the API lists what is asked for. */
export function soughtNeed({ dnssec }: Pick<State, "dnssec">): ZoneNeed | undefined {
  return zoneNeeds.find((need) => need === dnssec);
}

/** The API has international names in ASCII: a search typed in Unicode asks for that. */
function searched(text: string): string {
  const ascii = /^[ -~]*$/.test(text) ? undefined : toAscii(text);
  return ascii?.ok ? ascii.value : text;
}

import { parseAsArrayOf, parseAsBoolean, parseAsString, parseAsStringLiteral } from "nuqs";
import { parseAsSort } from "@/components/table/sort";
import { recordStates, textScopes } from "./filter-rows";

/** What of the records page stands in its URL, filters first. Kept outside of components: parsers must be stable. */
export const listParsers = {
  q: parseAsString.withDefault(""),
  in: parseAsStringLiteral(textScopes),
  type: parseAsArrayOf(parseAsString).withDefault([]),
  state: parseAsStringLiteral(recordStates),
  system: parseAsBoolean.withDefault(false),
  sort: parseAsSort,
};

/** The chosen record, and what the panel does. */
export const panelParsers = {
  record: parseAsString,
  panel: parseAsStringLiteral(["add", "edit", "copy"] as const),
};

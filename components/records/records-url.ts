import { parseAsArrayOf, parseAsBoolean, parseAsString, parseAsStringLiteral } from "nuqs";
import { parseAsSort } from "@/components/table/sort";
import { recordStates, textScopes } from "./filter-rows";
import { groupings } from "./grouping";

/** Columns that can be left out. */
export const optionalColumns = ["ttl", "state", "created"] as const;
export type OptionalColumn = (typeof optionalColumns)[number];

/** What of the records page stands in its URL: filters, then how what passes them is shown. Kept outside of components: parsers must be stable. */
export const listParsers = {
  q: parseAsString.withDefault(""),
  in: parseAsStringLiteral(textScopes),
  type: parseAsArrayOf(parseAsString).withDefault([]),
  state: parseAsStringLiteral(recordStates),
  system: parseAsBoolean.withDefault(false),
  sort: parseAsSort,
  group: parseAsStringLiteral([...groupings, "none"] as const).withDefault("name"),
  columns: parseAsArrayOf(parseAsStringLiteral(optionalColumns)).withDefault(["ttl", "state"]),
};

/** The chosen record, and what the panel does. */
export const panelParsers = {
  record: parseAsString,
  panel: parseAsStringLiteral(["add", "edit", "copy"] as const),
};

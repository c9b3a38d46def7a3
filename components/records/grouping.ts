import type { RecordRow } from "./record-row";

export const groupings = ["name", "type"] as const;
/** What rows that stand together have in common. */
export type Grouping = (typeof groupings)[number];

/** What a row repeats of the one above it, where rows stand together by `grouping`. */
export const repeats: { [G in Grouping]: (row: RecordRow, above: RecordRow) => G | undefined } = {
  name: (row, above) => (row.fqdn === above.fqdn ? "name" : undefined),
  type: (row, above) => (row.type === above.type ? "type" : undefined),
};

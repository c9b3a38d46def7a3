import { createParser } from "nuqs";

export interface Sort {
  /** Id of the column. */
  by: string;
  descending: boolean;
}

/** The sort as it stands in the URL: `name`, or `-name` for descending. */
export const parseAsSort = createParser<Sort>({
  parse: (text) => {
    const by = text.replace(/^-/, "");
    return by === "" ? null : { by, descending: text.startsWith("-") };
  },
  serialize: ({ by, descending }) => `${descending ? "-" : ""}${by}`,
  eq: (a, b) => a.by === b.by && a.descending === b.descending,
});

/** What pressing a column's header leads to: ascending, descending, then the list's own order (`null`). */
export function nextSort(sort: Sort | null | undefined, column: string): Sort | null {
  if (sort?.by !== column) return { by: column, descending: false };
  return sort.descending ? null : { by: column, descending: true };
}

import { createParser, parseAsNumberLiteral } from "nuqs/server";

const pageSizes = [25, 50, 100] as const;

/** The API counts pages from 1; anything else in a URL is as if it were not there. */
const parseAsPage = createParser<number>({
  parse: (text) => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : null),
  serialize: String,
});

/**
 * The part of a list's state that every paged list has: `useListState({ ...paging, search: … })`. Read on the
 * server too, so parsers here and in lists that a page prefetches come from `nuqs/server`.
 */
export const paging = {
  page: parseAsPage.withDefault(1),
  page_size: parseAsNumberLiteral(pageSizes).withDefault(50),
};

/** One record of a zone: absolute canonical name, canonical content, TTL in seconds. */
export type ZoneRecord = {
  name: string;
  type: string;
  content: string;
  ttl: number;
  class: "IN";
  disabled: boolean;
  /** Where it was read: its line from 1, or in JSON its place in the list from 1. */
  line: number;
};

/**
 * Something to say about a line. An error: what stands there is not among the records. A warning: it is, but not
 * quite as written. Lines and columns count from 1, columns in UTF-16 units.
 */
export type ZoneFileProblem = {
  line: number;
  column: number;
  message: string;
  severity: "error" | "warning";
};

/** What a text of records holds. Nothing is dropped silently: each line gives records or a problem. */
export type RecordsRead = { records: ZoneRecord[]; problems: ZoneFileProblem[] };

/**
 * `origin` is the zone's name; `defaultTtl`, in seconds, is for records whose TTL the text leaves open. `types`, in
 * capitals, are those to take, of which those that are not known here are taken as text; without it every type that a
 * zone can hold is read, those that are not known here as `\# length hexadecimal` alone (RFC 3597).
 */
export type RecordsOptions = { origin: string; defaultTtl?: number; types?: ReadonlySet<string> };

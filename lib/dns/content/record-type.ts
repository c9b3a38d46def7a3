/** The record types the API manages, in the order it lists them. */
export const recordTypeNames = [
  "A",
  "AAAA",
  "MX",
  "CNAME",
  "TXT",
  "NS",
  "SRV",
  "PTR",
  "SOA",
  "CAA",
  "SSHFP",
  "TLSA",
  "DNAME",
  "NAPTR",
  "DS",
  "ALIAS",
] as const;

/** A record type the API manages. */
export type RecordType = (typeof recordTypeNames)[number];

/** Whether the text is one of the managed types, in upper case. */
export function isRecordType(text: string): text is RecordType {
  return recordTypeNames.some((name) => name === text);
}

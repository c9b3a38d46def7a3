import { parseContentTokens, recordTypes } from "./content/registry";
import { readCharacterString } from "./octets";
import type { Token } from "./tokens";
import { error, type Found, type Remark, warning } from "./zone-file-found";
import type { RecordHead } from "./zone-file-head";
import type { ZoneFileTtls } from "./zone-file-ttls";

/** A record as its line gives it. `at` is where to place what has no place of its own. */
export type WrittenRecord = {
  name: string;
  head: RecordHead;
  origin: string;
  line: number;
  at: { column: number };
};

const fieldLabels = new Map<string, string>(
  recordTypes.flatMap(({ type, fields }) =>
    fields.map((field) => [`${type} ${field.name}`, field.label] as const),
  ),
);

/** Checks the records of one zone file and keeps track of those there are. */
export class ZoneFileRecords {
  private readonly lines = new Map<string, number>();

  constructor(
    private readonly zone: string,
    private readonly ttls: ZoneFileTtls,
  ) {}

  /** The record and remarks on it, or errors that say why there is none. */
  add({ name, head, origin, line, at }: WrittenRecord): Found[] {
    const { type, data } = head;
    const read = parseContentTokens(type, data, origin);
    if (!read.ok) {
      return read.problems.map(({ field, message, column }) => {
        const label = fieldLabels.get(`${type} ${field}`) ?? "content";
        return error({ column: column ?? data[0]?.column ?? at.column }, `${type}: ${label} ${message}`);
      });
    }
    const misplaced = this.misplaced(name, type);
    if (misplaced) return [error(at, misplaced)];
    const { content, fields } = read.value;
    const decision = this.ttls.decide(head.ttl, type === "SOA" ? Number(fields.minimum) : null);
    if (decision.ttl === null) return [error(at, decision.error)];
    const found: Found[] = [];
    if (decision.warning) found.push(warning(head.ttl?.token ?? at, decision.warning));
    const agreed = this.ttls.agree(name, type, decision.ttl, line);
    if (agreed.warning) found.push(warning(head.ttl?.token ?? at, agreed.warning));
    if (type === "TXT") found.push(...splitTexts(data));
    const key = `${name} ${type} ${content}`;
    const earlier = this.lines.get(key);
    if (earlier !== undefined) {
      found.push(warning(at, `the same record is on line ${earlier} already; it is read once`));
      return found;
    }
    this.lines.set(key, line);
    found.push({ record: { name, type, content, ttl: agreed.ttl, class: "IN", disabled: false, line } });
    return found;
  }

  private misplaced(name: string, type: string): string | null {
    if (type === "SOA" && name !== this.zone)
      return `an SOA record can only stand at the zone's own name, ${this.zone}`;
    // RFC 4035 §2.4: the parent zone holds it.
    if (type === "DS" && name === this.zone)
      return "a DS record of the zone itself belongs in its parent zone";
    return null;
  }
}

function splitTexts(data: readonly Token[]): Remark[] {
  return data.flatMap((token) => {
    if (token.text.length <= 80) return [];
    const octets = readCharacterString(token.text);
    if (!octets.ok || octets.value.length <= 255) return [];
    return [warning(token, `a text of ${octets.value.length} octets is split into strings of at most 255`)];
  });
}

import { isRecordType } from "./content/record-type";
import { type Content, parseContentTokens, recordTypes } from "./content/registry";
import { textContent } from "./content/text-content";
import { readCharacterString } from "./octets";
import { type ContentProblem, type Parsed, parsed } from "./parsed";
import type { Token } from "./tokens";
import { error, type Found, pastEnd, type Remark, warning } from "./zone-file-found";
import type { RecordHead } from "./zone-file-head";
import type { ZoneFileTtls } from "./zone-file-ttls";
import type { ZoneRecord } from "./zone-file-types";

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

/** The records of one name and type, with the TTL and line of the first, and the line of each other content. */
type RecordSet = {
  ttl: number;
  line: number;
  content: string;
  others: Map<string, number> | null;
};

/** Checks the records of one zone file and keeps track of those there are. */
export class ZoneFileRecords {
  /** By type, then name. */
  private readonly sets = new Map<string, Map<string, RecordSet>>();

  constructor(
    private readonly zone: string,
    private readonly ttls: ZoneFileTtls,
    /** Those that can be taken; the content of those that are not known here is text. */
    private readonly types?: ReadonlySet<string>,
  ) {}

  /** The record and remarks on it, or errors that say why there is none. */
  add({ name, head, origin, line, at }: WrittenRecord): Found[] {
    const { type, data } = head;
    const read = this.types && !isRecordType(type) ? textOf(data) : parseContentTokens(type, data, origin);
    if (!read.ok) {
      const column = read.problems[0]?.column ?? data[0]?.column ?? pastEnd(head.typeToken);
      return [error({ column }, describeContentProblems(type, read.problems))];
    }
    const misplaced = misplacedType(name, type, this.zone);
    if (misplaced) return [error(at, misplaced)];
    const { content, fields } = read.value;
    const decision = this.ttls.decide(head.ttl, type === "SOA" ? Number(fields.minimum) : null);
    if (decision.ttl === null) return [error(at, decision.error)];
    const found: Found[] = [];
    if (decision.warning) found.push(warning(head.ttl?.token ?? at, decision.warning));
    if (type === "TXT") found.push(...splitTexts(data));
    const sets = this.setsOf(type);
    const set = sets.get(name);
    if (set === undefined) {
      sets.set(name, { ttl: decision.ttl, line, content, others: null });
    } else {
      if (set.ttl !== decision.ttl)
        found.push(warning(head.ttl?.token ?? at, this.overrule(decision.ttl, type, set)));
      const earlier = set.content === content ? set.line : set.others?.get(content);
      if (earlier !== undefined) {
        found.push(warning(at, `the same record is on line ${earlier} already; it is read once`));
        return found;
      }
      set.others ??= new Map();
      set.others.set(content, line);
    }
    const ttl = set?.ttl ?? decision.ttl;
    const record: ZoneRecord = { name, type, content, ttl, class: "IN", disabled: false, line };
    found.push({ kind: "record", record });
    return found;
  }

  private setsOf(type: string): Map<string, RecordSet> {
    const known = this.sets.get(type);
    if (known) return known;
    const sets = new Map<string, RecordSet>();
    this.sets.set(type, sets);
    return sets;
  }

  /** RFC 2181 §5.2: one TTL holds for all records of a name and type. */
  private overrule(ttl: number, type: string, set: RecordSet): string {
    this.ttls.overrule(set.ttl);
    const others = `the ${type} records of this name, from line ${set.line}`;
    const used = set.ttl < 0 ? "the zone's default" : set.ttl;
    return `TTL ${ttl} differs from that of ${others}: ${used} is used for all`;
  }
}

function textOf(data: readonly Token[]): Parsed<Content> {
  const text = textContent(data);
  return text.ok ? parsed({ fields: {}, content: text.value }) : text;
}

/** Everything wrong with one record's content, in one sentence that names type and fields. */
export function describeContentProblems(type: string, problems: readonly ContentProblem[]): string {
  const said = problems.map(({ field, message }) => {
    return `${fieldLabels.get(`${type} ${field}`) ?? "content"} ${message}`;
  });
  return `${type}: ${said.join("; ")}`;
}

/** Why a record of the type cannot have the name in this zone, or null. Both names are canonical. */
export function misplacedType(name: string, type: string, zone: string): string | null {
  if (type === "SOA" && name !== zone) return `an SOA record can only stand at the zone's own name, ${zone}`;
  // RFC 4035 §2.4: the parent zone holds it.
  if (type === "DS" && name === zone) return "a DS record of the zone itself belongs in its parent zone";
  return null;
}

function splitTexts(data: readonly Token[]): Remark[] {
  return data.flatMap((token) => {
    if (token.text.length <= 80) return [];
    const octets = readCharacterString(token.text);
    if (!octets.ok || octets.value.length <= 255) return [];
    return [warning(token, `a text of ${octets.value.length} octets is split into strings of at most 255`)];
  });
}

import type { CheckedRecord } from "./record-check";

export interface NamedRecord {
  id: string;
  name: string;
  type: string;
  content: string;
}

interface AtName {
  all: NamedRecord[];
  /** Those that forbid others at their name, or a second of their own type. */
  exclusive: NamedRecord[];
  byData: Map<string, NamedRecord>;
}

/** Types that forbid others at their name, or a second of their own. */
export const exclusiveTypes: ReadonlySet<string> = new Set(["CNAME", "DNAME", "ALIAS", "SOA"]);

/** At most so many are named in one conflict: a CNAME would stand in the way of everything at its name. */
export const shownConflicts = 100;

/** Records by name, to find those a new one could clash with without looking at all the others. */
export class ZoneNames {
  private readonly names = new Map<string, AtName>();

  constructor(records: Iterable<NamedRecord>) {
    for (const record of records) this.add(record);
  }

  add(record: NamedRecord): void {
    let there = this.names.get(record.name);
    if (!there) {
      there = { all: [], exclusive: [], byData: new Map() };
      this.names.set(record.name, there);
    }
    there.all.push(record);
    if (exclusiveTypes.has(record.type)) there.exclusive.push(record);
    there.byData.set(`${record.type} ${record.content}`, record);
  }

  /** The records that the rules of coexistence have to be asked about before this one is added. */
  concerning({ name, type, content }: Pick<CheckedRecord, "name" | "type" | "content">): NamedRecord[] {
    const there = this.names.get(name);
    if (!there) return [];
    const twin = there.byData.get(`${type} ${content}`);
    if (twin) return [twin];
    return type === "CNAME" || type === "DNAME" ? there.all.slice(0, shownConflicts) : there.exclusive;
  }
}

export interface NamedRecord {
  id: string;
  name: string;
  type: string;
  content: string;
}

/** Types that forbid others at their name, or a second of their own. */
export const exclusiveTypes: ReadonlySet<string> = new Set(["CNAME", "DNAME", "ALIAS", "SOA"]);

/** At most so many are named in one conflict: a CNAME would stand in the way of everything at its name. */
export const shownConflicts = 100;

/** Records by name, to find those a new one could clash with without looking at all the others. */
export class ZoneNames {
  private readonly byName = new Map<string, NamedRecord[]>();
  private readonly exclusiveByName = new Map<string, NamedRecord[]>();
  private readonly byIdentity = new Map<string, NamedRecord>();

  constructor(records: Iterable<NamedRecord>) {
    for (const record of records) this.add(record);
  }

  add(record: NamedRecord): void {
    push(this.byName, record);
    if (exclusiveTypes.has(record.type)) push(this.exclusiveByName, record);
    this.byIdentity.set(identity(record), record);
  }

  /** The records that the rules of coexistence have to be asked about before this one is added. */
  concerning(record: Omit<NamedRecord, "id">): NamedRecord[] {
    const twin = this.byIdentity.get(identity(record));
    if (twin) return [twin];
    const alone = record.type === "CNAME" || record.type === "DNAME";
    return (alone ? this.byName : this.exclusiveByName).get(record.name)?.slice(0, shownConflicts) ?? [];
  }
}

/** What the API holds unique within a zone. */
export function identity({ name, type, content }: Omit<NamedRecord, "id">): string {
  return `${name} ${type} ${content}`;
}

function push(map: Map<string, NamedRecord[]>, record: NamedRecord): void {
  const there = map.get(record.name);
  if (there) there.push(record);
  else map.set(record.name, [record]);
}

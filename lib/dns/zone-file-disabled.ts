import { absoluteName, parseName } from "./name";
import { type ZoneFileEntry, zoneFileEntries } from "./zone-file-entries";
import type { RecordsOptions } from "./zone-file-types";

const mark = "; disabled: ";
const disabledLine = new RegExp(`^${mark}(?=\\S)`);

/**
 * The disabled records of a zone file, which {@link writeZoneFile} puts into comments: one for each such comment, or a
 * warning that says why it was not read. They are not of the sets that the enabled records of their names are, nor of
 * their TTLs. `$ORIGIN` and `$TTL` lines hold for them too.
 */
export function* disabledEntries(
  text: string,
  options: RecordsOptions,
): Generator<ZoneFileEntry, void, undefined> {
  if (!/^; disabled: /m.test(text)) return;
  let origin = absoluteName("@", options.origin);
  let ttl = "";
  let line = 0;
  for (const { 1: own = "" } of text.matchAll(/([^\r\n]*)(?:\r\n?|\n|$)/g)) {
    line += 1;
    const [, directive, value = ""] = /^\$(ORIGIN|TTL)[ \t]+(\S+)/i.exec(own) ?? [];
    if (directive?.toUpperCase() === "ORIGIN") {
      const name = parseName(value, origin);
      if (name.ok) origin = name.value;
    } else if (directive) {
      ttl = `$TTL ${value}\n`;
    } else if (disabledLine.test(own)) {
      const alone = `$ORIGIN ${origin}\n${ttl}${own.slice(mark.length)}`;
      for (const entry of zoneFileEntries(alone, options)) yield* placed(entry, line);
    }
  }
}

function* placed(entry: ZoneFileEntry, line: number): Generator<ZoneFileEntry, void, undefined> {
  if (entry.kind === "record") {
    yield { kind: "record", record: { ...entry.record, disabled: true, line } };
  } else if (entry.problem.severity === "error") {
    const message = `this comment was not read as a disabled record: ${entry.problem.message}`;
    const column = entry.problem.column + mark.length;
    yield { kind: "problem", problem: { line, column, severity: "warning", message } };
  }
}

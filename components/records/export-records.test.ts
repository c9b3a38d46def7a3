import { expect, test } from "vitest";
import { importEntries } from "@/lib/changes/import-entries";
import { planImport } from "@/lib/changes/import-plan";
import { exportRecords, zoneFileLines } from "./export-records";
import { aRecord, rowsOf, zone } from "./records.fixture";

const rows = rowsOf(
  "www 300 A 192.0.2.1",
  "@ - MX 10 mail.example.com.",
  aRecord("t - TXT", { content: '"a;b,\\"c" "d"' }),
  aRecord("off 60 A 192.0.2.2", { disabled: true }),
);

test.each(["bind", "json", "csv"] as const)(
  "what is exported as %s is the same when it is read back",
  (format) => {
    const { name, text } = exportRecords(rows.all, format, { name: zone, defaultTtl: 3600 });
    const options = { name: zone, defaultTtl: 3600 };
    const records = rows.all.map(({ record }) => record);
    const { counts } = planImport(importEntries(format, text, options), records, {
      ...options,
      mode: "merge",
    });
    expect(counts).toEqual({
      new: 0,
      changed: 0,
      deleted: 0,
      same: 4,
      refused: 0,
      conflicting: 0,
      system: 0,
    });
    expect(name).toBe(`example.com-records.${format === "bind" ? "zone" : format}`);
  },
);

test("some rows are copied as lines of the zone's file", () => {
  expect(zoneFileLines(rows.all.slice(0, 2), zone)).toBe(
    "@ IN MX 10 mail.example.com.\n; disabled: off 60 IN A 192.0.2.2",
  );
});

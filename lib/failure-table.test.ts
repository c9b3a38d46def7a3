import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const read = (path: string) => (existsSync(`${root}${path}`) ? readFileSync(`${root}${path}`, "utf8") : "");

interface Title {
  pattern: RegExp;
  /** Left out of `npm test`. */
  more: boolean;
}

/** The titles of a file's tests; what is filled in for each case may be anything. */
function titlesOf(source: string): Title[] {
  const written = /(?:\btest|\]\)|\)\s*)\(\s*(["'`])((?:\\.|(?!\1).)+)\1([^)]{0,40})/g;
  return [...source.matchAll(written)].map(([, , title = "", after = ""]) => {
    const parts = title
      .split(/\$\{[^}]*\}|%[sdji]/)
      .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    return { pattern: new RegExp(`^${parts.join(".+")}$`), more: /tag: "@more"/.test(after) };
  });
}

interface Row {
  number: number;
  unit: string;
  endToEnd: string;
}

/** The rows of the table "Every failure, and its tests". */
function rowsOf(markdown: string): Row[] {
  const [, section = ""] = markdown.split("## Every failure, and its tests");
  return [...(section.split("\n## ")[0]?.matchAll(/^\| +(\d+) \|[^|]+\| `([^`]+)` \| (.+) \|$/gm) ?? [])].map(
    ([, number, unit = "", endToEnd = ""]) => ({ number: Number(number), unit, endToEnd: endToEnd.trim() }),
  );
}

/** What a row names that is not there, one line each. */
function missing({ number, unit, endToEnd }: Row, source: (path: string) => string): string[] {
  const found: string[] = [];
  const own = new RegExp(`(?:\\btest|\\]\\))\\(\\s*"row ${number}: `);
  if (!own.test(source(unit))) found.push(`row ${number}: no unit test of it in ${unit}`);
  const named = [...endToEnd.matchAll(/`([\w-]+\.spec\.ts)` “([^”]+)”/g)];
  let everyRun = false;
  for (const [, file = "", title = ""] of named) {
    const tests = titlesOf(source(`e2e/${file}`)).filter(({ pattern }) => pattern.test(title));
    if (tests.length === 0) found.push(`row ${number}: ${file} has no test “${title}”`);
    everyRun ||= tests.some(({ more }) => !more);
  }
  if (!everyRun) found.push(`row ${number}: no end-to-end test in every run`);
  return found;
}

const rows = rowsOf(read("CONTRIBUTING.md"));

describe("the table of failures in CONTRIBUTING.md", () => {
  test("has all 24 rows in order, and tests of each that exist", () => {
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 24 }, (_, at) => at + 1));
    expect(rows.flatMap((row) => missing(row, read))).toEqual([]);
  });

  const files: { [path: string]: string } = {
    "unit.ts": `test("row 1: a", () => {});\ntest.each([\n  1,\n])("row 2: %s", () => {});`,
    "e2e/a.spec.ts": `test("says it", async () => {});\ntest(\`of \${kind} too\`, { tag: "@more" }, async () => {});`,
  };
  const row = { number: 1, unit: "unit.ts", endToEnd: "`a.spec.ts` “says it”" };
  test.each([
    [row, []],
    [{ ...row, number: 2 }, []],
    [{ ...row, endToEnd: "`a.spec.ts` “says it”; `a.spec.ts` “of HTML too”" }, []],
    [{ ...row, number: 3 }, ["row 3: no unit test of it in unit.ts"]],
    [{ ...row, unit: "gone.ts" }, ["row 1: no unit test of it in gone.ts"]],
    [
      { ...row, endToEnd: "`a.spec.ts` “says”" },
      ["row 1: a.spec.ts has no test “says”", "row 1: no end-to-end test in every run"],
    ],
    [{ ...row, endToEnd: "`a.spec.ts` “of HTML too”" }, ["row 1: no end-to-end test in every run"]],
    [{ ...row, endToEnd: "some day" }, ["row 1: no end-to-end test in every run"]],
  ])("is checked: %j", (told, objections) => {
    expect(missing(told, (path) => files[path] ?? "")).toEqual(objections);
  });
});

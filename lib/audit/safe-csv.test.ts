import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, it } from "vitest";
import { csvLine, csvStart } from "./safe-csv";

const unguarded = (cell: string) => cell.replace(/^'/, "");

/** What Python's `csv` reads, as a reader that is not ours. */
function readByPython(text: string): string[][] {
  const script =
    "import csv,io,json,sys; sys.stdout.write(json.dumps(list(csv.reader(io.StringIO(sys.stdin.buffer.read().decode('utf-8-sig'), newline='')))))";
  return JSON.parse(execFileSync("python3", ["-c", script], { input: text, encoding: "utf8" }));
}

function hasPython(): boolean {
  try {
    execFileSync("python3", ["-V"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

it.each([
  "=1+1",
  "+49 30",
  "-2",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  "\n=1",
  "  =1",
  "＝1",
  "＋1",
  "－1",
  "＠x",
  "'=1",
])("%j is no formula", (text) => {
  expect(csvLine([text])).toBe(`"'${text}"\r\n`);
});

it("leaves alone what is none", () => {
  expect(csvLine(["www", "a-b", "1=1", "192.0.2.1", ""])).toBe("www,a-b,1=1,192.0.2.1,\r\n");
  expect(csvLine(['say "x"', "a,b", " x"])).toBe('"say ""x""","a,b"," x"\r\n');
});

it.skipIf(!hasPython())(
  "is read by Python as it was written, with no cell that begins like a formula",
  () => {
    const piece = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.stringMatching(/^[=+\-@\t\r\n'",; ＝a]{0,6}$/),
      fc.constantFrom('=cmd|"/c calc"!A1', '{"a":"b,\\"c\\""}', "\u202e", "ünïcode 例え", "\r\n"),
    );
    const table = fc.array(
      fc.array(
        piece.filter((text) => text.isWellFormed() && !text.includes("\0")),
        { minLength: 2, maxLength: 5 },
      ),
      {
        minLength: 50,
        maxLength: 400,
      },
    );
    fc.assert(
      fc.property(table, (rows) => {
        const read = readByPython(csvStart + rows.map(csvLine).join(""));
        expect(read.map((row) => row.map(unguarded))).toEqual(rows);
        for (const cell of read.flat()) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/);
      }),
      { numRuns: 4 },
    );
  },
);

import { expect, test } from "vitest";
import { refusedRows, rowReasons } from "./bulk-errors";
import { rowErrors } from "./form-errors";
import { reply } from "./problem.fixture";

const bulk = (status: number, detail: unknown) => reply(status, { detail }, { name: "records.bulkCreate" });

test("errors[] in every shape of detail", () => {
  const { rows, unplaced } = refusedRows([
    { index: 0, record: { name: "a" }, detail: "Bad" },
    { index: 2, detail: { message: "Record conflicts", field: "content", conflicts: ["r_1"] } },
    { index: 4, detail: [{ loc: ["body", "ttl"], msg: "too small" }] },
    { index: 5, error: "Old wording", code: 7 },
    { index: 6 },
    { index: -1, detail: "nobody's" },
    { detail: "nobody's either" },
    "plain",
  ]);
  expect(rows).toEqual([
    { index: 0, message: "Bad", conflicts: [], issues: [] },
    { index: 2, message: "Record conflicts", field: "content", conflicts: ["r_1"], issues: [] },
    { index: 4, message: "", conflicts: [], issues: [{ loc: ["body", "ttl"], message: "too small" }] },
    { index: 5, message: "Old wording\ncode: 7", conflicts: [], issues: [] },
    { index: 6, message: "", conflicts: [], issues: [] },
  ]);
  expect(unplaced).toEqual(['{"index":-1,"detail":"nobody\'s"}', '{"detail":"nobody\'s either"}', "plain"]);
});

test("deletions are matched by the ids that were sent", () => {
  const { rows, unplaced } = refusedRows(
    [
      { record_id: "r_2", detail: "Last NS" },
      { record_id: "r_9", detail: "?" },
    ],
    ["r_1", "r_2"],
  );
  expect(rows).toMatchObject([{ index: 1, message: "Last NS" }]);
  expect(unplaced).toEqual(['{"record_id":"r_9","detail":"?"}']);
});

test("refused rows land in the form", () => {
  const refused = refusedRows([{ index: 1, detail: { message: "Bad", field: "content" } }, "plain"]);
  expect(rowErrors(refused, { records: [{ content: "" }, { content: "" }] })).toEqual({
    fields: [{ path: "records.1.content", message: "Bad" }],
    root: ["plain"],
    focus: "records.1.content",
  });
});

test.each<[string, number, unknown, [number, string[]][]]>([
  [
    "a 422",
    422,
    [
      { loc: ["body", "records", 3, "content"], msg: "bad" },
      { loc: ["body", "records", 3, "RecordCreate", "ttl"], msg: "worse" },
      { loc: ["body", "records", 1], msg: "no object" },
      { loc: ["body", "continue_on_error"], msg: "not a row" },
    ],
    [
      [3, ["content: bad", "RecordCreate.ttl: worse"]],
      [1, ["no object"]],
    ],
  ],
  ["broken JSON", 422, [{ loc: ["body", 17], msg: "JSON decode error" }], []],
  [
    "rows of a 409",
    409,
    { message: "x", errors: [{ index: 2, detail: { message: "Taken", field: "name" } }, { index: 4 }] },
    [
      [2, ["name: Taken"]],
      [4, ["refused without a reason"]],
    ],
  ],
  [
    "a 400 with a path",
    400,
    { message: "Invalid A", field: "records[7].content" },
    [[7, ["content: Invalid A"]]],
  ],
  ["a 400 without", 400, "Invalid", []],
  ["a 500", 500, "x", []],
])("rows named by %s", (_, status, detail, expected) => {
  expect([...rowReasons(bulk(status, detail))]).toEqual(expected);
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { refusedCases } from "./fixtures/fastapi-cases";
import recorded from "./fixtures/recorded-422.json";
import { type FormErrors, formErrors } from "./form-errors";
import { reply } from "./problem.fixture";
import { wording } from "./wording";

const form = () => ({
  name: "www",
  type: "A",
  content: "",
  ttl: undefined,
  nested: { a: { b: 1 } },
  records: [{ name: "a", content: "x" }, { name: "b" }],
  "": 1,
  "dot.ted": 1,
});

const issues = (...locs: unknown[][]) => reply(422, { detail: locs.map((loc) => ({ loc, msg: "m" })) });

describe("loc to field", () => {
  test.each<[unknown[], string, string]>([
    [["body", "name"], "name", "m"],
    [["query", "name"], "name", "m"],
    [["name"], "name", "m"],
    [["body", "ttl"], "ttl", "m"],
    [["body", "records", 1, "name"], "records.1.name", "m"],
    [["body", "records", "1", "name"], "records.1.name", "m"],
    [["body", "nested", "a", "b"], "nested.a.b", "m"],
    [["body", "RecordCreate", "name"], "name", "m"],
    [["body", "records", 1, "RecordCreate", "name"], "records.1.name", "m"],
    [["body", "function-after[check(), RecordCreate]", "content"], "content", "m"],
    [["body", "content", "function-after[check(), str]"], "content", "m"],
    [["body", "content", "constrained-str"], "content", "m"],
    [["body", "nested", "a", "list[int]", 0], "nested.a", "0: m"],
    [["body", "records", 1, "priority"], "records.1", "priority: m"],
    [["body", "records", 9, "name"], "records", "9.name: m"],
  ])("%j is %s", (loc, path, message) => {
    expect(formErrors(issues(loc), form())).toEqual({ fields: [{ path, message }], root: [], focus: path });
  });

  test.each([
    ["body.ttl", "ttl"],
    ["ttl", "ttl"],
    ["records[1].name", "records.1.name"],
  ])("%j, a text, is %s", (loc, path) => {
    expect(formErrors(reply(422, { detail: [{ loc, msg: "m" }] }), form()).fields).toEqual([
      { path, message: "m" },
    ]);
  });

  test("a place in words is said with the message", () => {
    const problem = reply(422, { detail: [{ loc: "somewhere in there", msg: "m" }] });
    expect(formErrors(problem, form())).toEqual({ fields: [], root: ["somewhere in there: m"] });
  });

  test("what cannot be seen in a message is shown", () => {
    const problem = reply(422, { detail: [{ loc: ["ttl"], msg: "a\u202eb\u0000" }] });
    expect(formErrors(problem, form()).fields[0]?.message).toBe("a\\u202eb\\u0000");
  });

  test.each<[unknown[], string]>([
    [["body"], "m"],
    [[], "m"],
    [["body", "__root__"], "m"],
    [["body", "cidr"], "cidr: m"],
    [["path", "domain_id"], "domain_id: m"],
    [["body", "__proto__"], "__proto__: m"],
    [["body", "constructor", "name"], "constructor.name: m"],
    [["body", "toString"], "toString: m"],
    [["body", "dot.ted"], "m"],
    [["body", ""], "m"],
    [["body", 17], "17: m"],
    [["header", "x-api-version"], "x-api-version: m"],
  ])("%j is the form's own", (loc, text) => {
    const { name: _, ...nameless } = form();
    expect(formErrors(issues(loc), nameless)).toEqual({ fields: [], root: [text] });
  });

  test("an own __proto__ is no field either", () => {
    const values: unknown = JSON.parse('{"__proto__":{"name":"x"},"constructor":1,"records":[]}');
    const { fields, root } = formErrors(
      issues(["body", "__proto__"], ["body", "constructor"], ["body", "records", "length"]),
      values,
    );
    expect(fields).toEqual([{ path: "records", message: "length: m" }]);
    expect(root).toHaveLength(2);
  });

  test.each([null, undefined, 7, "text", []])("values of %j put everything into the summary", (values) => {
    expect(formErrors(issues(["body", "name"]), values)).toEqual({ fields: [], root: ["name: m"] });
  });

  test("aliases lead to the form's own names, inside lists too", () => {
    const values = { rows: [{ name: "a", data: { text: "" } }], data: { text: "" }, content: "" };
    const aliases = { records: "rows", content: "data.text", name: "gone" };
    const { fields } = formErrors(
      issues(["body", "content"], ["body", "records", 0, "content"], ["body", "records", 0, "name"]),
      values,
      { aliases },
    );
    expect(fields.map(({ path }) => path)).toEqual(["data.text", "rows.0.data.text", "rows.0.name"]);
  });

  test("where the shell knows its fields, a path climbs to the nearest one and keeps the rest in words", () => {
    const isField = (path: string) => path === "nested" || path === "records.0.name";
    const result = formErrors(
      issues(["body", "nested", "a", "b"], ["body", "records", 0, "name"], ["body", "records", 1]),
      form(),
      { isField },
    );
    expect(result.fields).toEqual([
      { path: "nested", message: "a.b: m" },
      { path: "records.0.name", message: "m" },
    ]);
    expect(result.root).toEqual(["records.1: m"]);
  });

  test("focus goes to the first field of the form, not of the reply", () => {
    expect(
      formErrors(issues(["body", "records", 1, "name"], ["body", "content"], ["body", "type"]), form()).focus,
    ).toBe("type");
    expect(formErrors(issues(["body", "records", 1], ["body", "records", 0, "content"]), form()).focus).toBe(
      "records.0.content",
    );
  });

  test("the same words on the same field are said once", () => {
    expect(
      formErrors(issues(["body", "name"], ["body", "RecordCreate", "name"]), form()).fields,
    ).toHaveLength(1);
  });
});

describe("400 and 409", () => {
  test.each<[string | undefined, string, string]>([
    ["content", "content", "Bad"],
    ["records[1].name", "records.1.name", "Bad"],
    ["body.content", "content", "Bad"],
    ["records.0.content.priority", "records.0.content", "priority: Bad"],
  ])("field %j is %s", (field, path, message) => {
    expect(formErrors(reply(400, { detail: { message: "Bad", field } }), form()).fields).toEqual([
      { path, message },
    ]);
    expect(formErrors(reply(409, { detail: { message: "Bad", field } }), form()).fields).toEqual([
      { path, message },
    ]);
  });

  test.each([
    [{ message: "Bad", field: "cidr" }, ["cidr: Bad"]],
    [{ message: "Bad", field: "__proto__" }, ["__proto__: Bad"]],
    ["Bad", ["Bad"]],
    [{ message: "Bad", hint: "Use rotate" }, ["Bad", "hint: Use rotate"]],
    [{ reason: "locked" }, ['{"reason":"locked"}']],
    ["", ["The API refused the input without a reason."]],
  ])("%j is above the buttons", (detail, root) => {
    expect(formErrors(reply(400, { detail }), form())).toEqual({ fields: [], root });
  });

  test("rows of a refused batch, on their fields or named by number", () => {
    const errors = [
      { index: 0, record: { name: "a" }, detail: { message: "Invalid A", field: "content" } },
      { index: 1, detail: [{ loc: ["body", "name"], msg: "too long" }] },
      { index: 1, detail: "Whole row" },
      { index: 5, detail: { message: "Not shown", field: "name" } },
    ];
    const result = formErrors(reply(400, { detail: { message: "2 of 6 refused", errors } }), form());
    expect(result.fields).toEqual([
      { path: "records.0.content", message: "Invalid A" },
      { path: "records.1.name", message: "too long" },
      { path: "records.1", message: "Whole row" },
    ]);
    expect(result.root).toEqual(["2 of 6 refused", "Row 6: name: Not shown"]);
    expect(formErrors(reply(409, { detail: errors }), form()).fields).toEqual(result.fields);
    expect(
      formErrors(reply(400, { detail: errors }), { rows: [{ name: "" }] }, { list: "rows" }).fields,
    ).toEqual([{ path: "rows.0", message: "content: Invalid A" }]);
  });
});

test.each([
  [401, { detail: "Token expired" }],
  [403, { detail: "Forbidden: records:create" }],
  [404, { detail: "Domain not found" }],
  [413, { detail: "Too large" }],
  [500, "Internal Server Error"],
  [502, "<html><title>502 Bad Gateway</title></html>"],
])("a %i in a form is worded in the summary", (status, body) => {
  const problem = reply(status, body);
  expect(formErrors(problem, form())).toEqual({ fields: [], root: [wording(problem).message] });
});

describe.each(Object.entries(recorded))("recorded from FastAPI with %s", (_, replies) => {
  test.each(Object.entries(replies))("%s", (name, { status, body }) => {
    const known = refusedCases[name];
    if (!known) throw new Error(`no case ${name}`);
    const result = formErrors(reply(status, body), known.form);
    expect([...new Set(result.fields.map(({ path }) => path))].sort()).toEqual(known.fields);
    expect(result.root).toHaveLength(known.root);
    expect(result.focus).toBe(known.focus);
  });

  test("every case was recorded", () => {
    expect(Object.keys(replies)).toEqual(Object.keys(refusedCases));
  });
});

const shown = ({ fields, root }: FormErrors) => [...fields.map(({ message }) => message), ...root].join("\n");

describe("no word is lost", () => {
  const word = fc.string({ minLength: 1 }).map((text) => `‹${text}›`);
  const segment = fc.oneof(
    fc.constantFrom(
      "body",
      "query",
      "name",
      "content",
      "records",
      "nested",
      "a",
      "__proto__",
      "constructor",
      "str",
      "dot.ted",
      "",
    ),
    fc.nat(3),
    fc.string(),
  );

  test("of a 422", () => {
    const entry = fc.record({ loc: fc.array(segment, { maxLength: 6 }), msg: word, type: fc.string() });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 6 }), (detail) => {
        const text = shown(formErrors(reply(422, { detail }), form()));
        for (const { msg } of detail) expect(text).toContain(msg);
      }),
      { numRuns: 1000 },
    );
  });

  test("of an object, with rows, whatever else it holds", () => {
    const detail = fc.record(
      {
        message: word,
        field: fc.string(),
        hint: word,
        errors: fc.array(fc.record({ index: fc.nat(4), detail: word })),
      },
      { requiredKeys: ["message"] },
    );
    fc.assert(
      fc.property(detail, fc.constantFrom(400, 409, 422), (said, status) => {
        const text = shown(formErrors(reply(status, { detail: said }), form()));
        for (const each of [said.message, said.hint ?? "", ...(said.errors ?? []).map((row) => row.detail)]) {
          expect(text).toContain(each);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test("every path is one of the form's own, and nothing is placed nowhere", () => {
    const values = form();
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(400, 409, 422, 500, 200), (detail, status) => {
        const { fields, root } = formErrors(reply(status, JSON.stringify({ detail })), values);
        expect(fields.length + root.length).toBeGreaterThan(0);
        for (const { path } of fields) {
          let at: unknown = values;
          for (const key of path.split(".")) {
            if (typeof at !== "object" || at === null) throw new Error(`${path} is not in the form`);
            expect(Object.hasOwn(at, key)).toBe(true);
            at = Reflect.get(at, key);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});

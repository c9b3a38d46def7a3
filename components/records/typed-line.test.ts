import { expect, test } from "vitest";
import { newDraft } from "./record-draft";
import { readTypedLine } from "./typed-line";

const draft = newDraft({ name: "www", type: "A", content: "192.0.2.1", ttl: 300 }, "example.com");
const read = (line: string, fixed = false) => readTypedLine(line, draft, { zone: "example.com", fixed });

test.each([
  ["www 600 IN A 192.0.2.9", { name: "www", type: "A", ttl: 600, content: "192.0.2.9" }],
  [
    "mail.example.com. IN MX 10 mx",
    { name: "mail", type: "MX", ttl: undefined, content: "10 mx.example.com." },
  ],
  ["; disabled: www 300 IN A 192.0.2.9", { name: "www", type: "A", ttl: 300 }],
])("%s", (line, record) => {
  expect(read(line)).toEqual({ ok: true, record: expect.objectContaining(record) });
});

test.each([
  ["", /missing/],
  ["www 300 IN A 192.0.2.999", /^Column \d+: .*address/],
  ["www 300 IN A", /./],
  ["www 1 A 192.0.2.1\nmail 1 A 192.0.2.2", /several/],
])("says why %j is no record", (line, reason) => {
  expect(read(line)).toEqual({ ok: false, reason: expect.stringMatching(reason) });
});

test("of the draft's own type, though that is not known here", () => {
  const lua = newDraft({ name: "x", type: "LUA", content: "A 1" }, "example.com");
  const options = { zone: "example.com", fixed: true };
  expect(readTypedLine("x LUA  A 2", lua, options)).toMatchObject({ ok: true, record: { content: "A 2" } });
  expect(readTypedLine("x HINFO a b", lua, options)).toMatchObject({
    ...{ ok: false, reason: "Column 3: records of type HINFO cannot be managed here." },
  });
});

test("a stored record keeps its name and type", () => {
  expect(read("www 60 IN A 192.0.2.9", true).ok).toBe(true);
  expect(read("web 60 IN A 192.0.2.9", true)).toMatchObject({
    ok: false,
    reason: expect.stringMatching(/stay/),
  });
  expect(read("www 60 IN AAAA 2001:db8::1", true)).toMatchObject({
    ok: false,
    reason: expect.stringMatching(/stay/),
  });
});

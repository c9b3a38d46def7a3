import { expect, test } from "vitest";
import { firstRows } from "./first-rows";
import { createRowReader } from "./record-rows";

const zone = "example.com";
const at = (name: string, type: string, content: string) => ({
  id: `${name} ${type} ${content}`,
  name: name === "@" ? `${zone}.` : `${name}.${zone}.`,
  type,
  content,
});

test("the first rows are those that the whole zone begins with", () => {
  const records = Array.from({ length: 500 }, (_, index) =>
    at(`host-${(index * 7919) % 500}`, index % 3 ? "A" : "TXT", index % 3 ? `192.0.2.${index % 250}` : '"x"'),
  );
  records.push(
    at("@", "SOA", "ns1.example.com. h.example.com. 1 2 3 4 5"),
    at("@", "NS", "ns1.example.net."),
  );
  const first = firstRows({ data: records, total: records.length, domain_name: "example.com." });
  const whole = createRowReader(zone)
    .read(records)
    .all.map(({ id }) => id);
  expect(first?.records.map(({ id }) => id)).toEqual(whole.slice(0, 50));
  expect(first?.total).toBe(500);
});

test("a zone that is small is there as a whole", () => {
  const records = [at("www", "A", "192.0.2.1"), at("mail", "A", "192.0.2.2")];
  expect(firstRows({ data: records, domain_name: zone })?.records.map(({ name }) => name)).toEqual([
    "mail.example.com.",
    "www.example.com.",
  ]);
});

test.each([
  ["nothing", undefined],
  ["no list", { data: {} }],
  ["no zone", { data: [] }],
  ["what is no record", { data: [{ id: 1 }], domain_name: zone }],
])("%s gives none", (_, body) => {
  expect(firstRows(body)).toBeUndefined();
});

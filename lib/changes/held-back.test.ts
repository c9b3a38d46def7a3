import { expect, test } from "vitest";
import { type Edit, emptyChangeSet, stage } from "./change-set";
import { aRecord } from "./changes.fixture";
import { holderOf } from "./held-back";

const www = aRecord("a", "www 300 A 192.0.2.1");
const other = aRecord("b", "www 300 A 192.0.2.2");
const alias = aRecord("c", "web - CNAME www.example.com.");
const add = (name: string, type: string, content: string): Edit => ({
  kind: "add",
  record: { name, type, content },
});
const held = (edits: Edit[], ...failed: string[]) =>
  holderOf(stage(emptyChangeSet("example.com"), edits)).hold(failed);

test.each<[string, Edit[], string[], string[]]>([
  [
    "a deletion waits for what was to come to the same name",
    [add("www", "AAAA", "2001:db8::1"), { kind: "delete", record: www }],
    ["staged:1"],
    ["record:a"],
  ],
  [
    "what comes waits for the end of what it cannot be beside",
    [{ kind: "delete", record: alias }, add("web", "A", "192.0.2.1"), add("else", "A", "192.0.2.1")],
    ["record:c"],
    ["staged:1"],
  ],
  [
    "what can be beside what stays does not wait",
    [{ kind: "delete", record: www }, add("www", "A", "192.0.2.9")],
    ["record:a"],
    [],
  ],
  [
    "a change in place harms nobody by not being made",
    [
      { kind: "change", record: www, to: { content: "192.0.2.9" } },
      { kind: "delete", record: other },
    ],
    ["record:a"],
    [],
  ],
  [
    "through others: what cannot leave keeps another from coming, which then stays in the way of a third",
    [
      { kind: "delete", record: alias },
      { kind: "change", record: www, to: { name: "web" } },
      add("www", "CNAME", "x.example.net."),
    ],
    ["record:c"],
    ["record:a", "staged:1"],
  ],
])("%s", (_, edits, failed, expected) => {
  expect(held(edits, ...failed).sort()).toEqual(expected);
});

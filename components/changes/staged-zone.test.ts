import { expect, test, vi } from "vitest";
import { changeSetOf } from "@/lib/changes/change-set";
import { StagedZone } from "./staged-zone";

vi.mock("./staged-database", async () => (await import("./kept.fixture")).keptStore);

const to = { name: "www", type: "A", content: "192.0.2.1", ttl: null, disabled: false };
const lines = ["staged:1", "staged:2"].map(
  (key) => ({ kind: "add", key, to: { ...to, name: key } }) as const,
);

test("what one tab stages and applies, the others hear of", async () => {
  const place = { person: "u_1", domainId: "d_1" };
  const here = new StagedZone(place, "example.com");
  const other = new StagedZone(place, "example.com");
  here.replace(changeSetOf("example.com.", lines));
  await vi.waitFor(() => expect(other.snapshot().set.lines.size).toBe(2));
  expect(other.snapshot().elsewhere).toBeNull();

  void here.changeSoon({ removed: ["staged:1"], put: [] });
  here.ended(1);
  await vi.waitFor(() => expect(other.snapshot().elsewhere).toEqual({ applied: 1, left: 1 }));
  expect([...other.snapshot().set.lines.keys()]).toEqual(["staged:2"]);
  expect(here.snapshot().elsewhere).toBeNull();

  other.review(true);
  expect(other.snapshot().elsewhere).toEqual({ applied: 1, left: 1 });
  other.review(false);
  expect(other.snapshot().elsewhere).toBeNull();
});

import { describe, expect, test } from "vitest";
import { sentEntry } from "./audit-logs";
import { endpoints } from "./endpoints";
import { readReply } from "./read-reply";

const { response, salvage } = endpoints["auditLogs.list"];
const fine = { id: "log_1", action: "domain.update", timestamp: "2026-03-01T10:00:00Z", details: null };
const page = (...data: unknown[]) => ({ data, total: data.length, page: 1, page_size: 50 });

describe("an entry that is not as published", () => {
  test.each([
    [{ details: "a text" }, { details: { details: "a text" } }],
    [{ details: ["a", 1] }, { details: { details: ["a", 1] } }],
    [
      { details: null, actor_id: 42 },
      { details: null, actor_id: "42" },
    ],
    [{ timestamp: null }, { timestamp: "" }],
    [{ timestamp: 1_767_225_600 }, { timestamp: "1767225600" }],
    [
      { action: undefined, id: 7 },
      { action: "", id: "7" },
    ],
    [{ resource_name: { en: "zone" } }, { resource_name: '{"en":"zone"}' }],
  ])("is read with texts, and others stay as they are: %j", (odd, seen) => {
    const sent = { ...fine, ...odd, request_id: 1 };
    const read = readReply(response, page(fine, sent), salvage);
    expect(read).toEqual({ ok: true, value: page(fine, { ...sent, ...seen, as_sent: sent }) });
    const { response: one, salvage: salvageOne } = endpoints["auditLogs.get"];
    expect(readReply(one, sent, salvageOne)).toEqual({
      ok: true,
      value: { ...sent, ...seen, as_sent: sent },
    });
    const whole = response.parse(salvage(page(sent))).data[0];
    expect(whole && sentEntry(whole)).toEqual(sent);
  });

  test.each([page({ ...fine, id: undefined }), page(null), { data: {} }, page(["log_1"]), "<html>"])(
    "cannot be made of just anything: %j",
    (json) => {
      expect(readReply(response, json, salvage)).toMatchObject({ ok: false });
    },
  );
});

import { describe, expect, it } from "vitest";
import { entryOf, recordOfEntry } from "@/lib/audit/audit-entry.fixture";
import { type AuditLog, auditActions } from "@/lib/contract/audit-logs";
import { auditSentence, sentenceText } from "./audit-sentence";

const said = (entry: Partial<AuditLog>, home?: string) => sentenceText(auditSentence(entryOf(entry), home));

/** About `www A` in example.com. */
const record = (entry: Partial<AuditLog>): Partial<AuditLog> => ({
  resource_type: "record",
  resource_id: "r_1",
  resource_name: "www.example.com A",
  ...entry,
});

describe("what each action of the API says", () => {
  const update = (changes: object) =>
    record({
      action: "record.update",
      details: { before: recordOfEntry(), after: recordOfEntry({ ...changes }) },
    });
  const sentences: [action: string, entry: Partial<AuditLog>, sentence: string][] = [
    [
      "record.create",
      record({ details: { before: null, after: recordOfEntry() } }),
      "added www A to example.com: 192.0.2.1",
    ],
    ["record.update", update({ ttl: 300 }), "changed the TTL of www A in example.com from 3600 to 300"],
    [
      "record.update",
      update({ ttl: null }),
      "changed the TTL of www A in example.com from 3600 to the zone's default",
    ],
    [
      "record.update",
      update({ content: "192.0.2.2" }),
      "changed www A in example.com from 192.0.2.1 to 192.0.2.2",
    ],
    ["record.update", update({ disabled: true }), "disabled www A in example.com"],
    [
      "record.update",
      update({ content: "192.0.2.2", ttl: 60 }),
      "changed the value and TTL of www A in example.com",
    ],
    ["record.update", update({}), "saved www A in example.com without a change"],
    [
      "record.delete",
      record({ details: { before: recordOfEntry(), after: null } }),
      "deleted www A from example.com: 192.0.2.1",
    ],
    [
      "record.bulk_create",
      { details: { before: null, after: { records: [recordOfEntry(), recordOfEntry({ id: "r_2" })] } } },
      "added 2 records to example.com",
    ],
    [
      "record.bulk_create",
      { details: { before: { record_count: null }, after: { record_count: 1400 }, truncated: true } },
      "added 1,400 records to example.com",
    ],
    [
      "record.bulk_create",
      {
        details: {
          before: { records: [recordOfEntry(), recordOfEntry({ id: "r_2" })] },
          after: { import: { format: "bind", mode: "replace" }, records: [recordOfEntry({ ttl: 60 })] },
        },
      },
      "imported 1 record into example.com (bind, replace), deleting 1",
    ],
    [
      "record.bulk_delete",
      { details: { before: { records: [recordOfEntry()] }, after: null } },
      "deleted 1 record from example.com",
    ],
    ["domain.create", {}, "created the domain example.com"],
    [
      "domain.update",
      {
        details: {
          before: { description: null, updated_at: "2026-01-01" },
          after: { description: "Shop", updated_at: "2026-04-01" },
        },
      },
      "changed the description of the domain example.com from nothing to Shop",
    ],
    [
      "domain.update",
      { details: { before: { settings: { a: { b: 1 } } }, after: { settings: { a: { b: 2 } } } } },
      "changed the settings.a.b of the domain example.com from 1 to 2",
    ],
    [
      "domain.update",
      {
        details: {
          before: { a: 1, b: 1, c: 1, d: 1, default_ttl: 1 },
          after: { a: 2, b: 2, c: 2, d: 2, default_ttl: 2 },
        },
      },
      "changed the a, b and 3 more fields of the domain example.com",
    ],
    ["domain.delete", { details: { before: {}, after: { hard: false } } }, "deleted the domain example.com"],
    [
      "domain.delete",
      { details: { before: {}, after: { hard: true } } },
      "deleted the domain example.com for good",
    ],
    ["domain.restore", {}, "restored the domain example.com"],
    [
      "domain.export",
      { details: { after: { format: "bind", record_count: 12 } } },
      "exported the domain example.com (12 records)",
    ],
    ["domain.validation.start", {}, "started the validation of example.com"],
    ["domain.validation.check", {}, "checked the validation of example.com"],
    ["domain.validation.success", {}, "proved the ownership of example.com: it is validated"],
    [
      "domain.validation.failure",
      { details: { after: { message: "No DNS record found" } } },
      "checked the validation of example.com, and it failed: No DNS record found",
    ],
    ["domain.validation.cancel", {}, "cancelled the validation of example.com"],
    ["dnssec.enable", {}, "signed example.com with DNSSEC"],
    ["dnssec.disable", {}, "ended the signing of example.com with DNSSEC"],
    ["dnssec.rotate_ksk", {}, "rotated the KSK of example.com"],
    ["dnssec.rotate_zsk", {}, "rotated the ZSK of example.com"],
    ["dnssec.confirm_ds_published", {}, "confirmed that the DS of example.com is published"],
    ["api_key.create", { resource_name: "CI" }, "created the API key CI"],
    ["api_key.revoke", { resource_name: "CI" }, "revoked the API key CI"],
    ["api_key.activate", { resource_name: "CI" }, "activated the API key CI"],
    ["api_key.regenerate", { resource_name: "CI" }, "gave the API key CI a new secret"],
    ["api_key.delete", { resource_name: "CI" }, "deleted the API key CI"],
    ["api_key.use", { resource_name: "CI" }, "used the API key CI"],
    ["role.create", { resource_name: "Editors" }, "created the role Editors"],
    ["role.update", { resource_name: "Editors" }, "changed the role Editors"],
    ["role.delete", { resource_name: "Editors" }, "deleted the role Editors"],
    [
      "role.assign",
      { resource_name: "Editors", details: { after: { assignee_type: "user", assignee_id: "u_bo" } } },
      "assigned the role Editors to u_bo",
    ],
    [
      "role.revoke",
      { resource_name: "Editors", details: { before: { assignee_id: "u_bo" } } },
      "took the role Editors from u_bo away",
    ],
    [
      "access_grant.create",
      { details: { after: { grantee_id: "u_bo", role: "read_only" } } },
      "granted access to u_bo: example.com",
    ],
    ["access_grant.update", {}, "changed the access grant example.com"],
    ["access_grant.delete", {}, "removed the access grant example.com"],
  ];

  it.each(sentences)("%s", (action, entry, sentence) => {
    expect(said({ ...entry, action })).toBe(`ada@example.com ${sentence}`);
  });

  it.each(auditActions)("%s is among them, and is said without details too", (action) => {
    expect(sentences.map(([one]) => one)).toContain(action);
    for (const details of [null, undefined, {}, { before: 3, after: ["x"] }, { before: {}, after: {} }]) {
      const sentence = said({ action, details });
      expect(sentence).toMatch(/^ada@example\.com [a-z].*example\.com/);
      expect(sentence).not.toMatch(/undefined|null|NaN|\[object/);
    }
  });
});

describe("who it was", () => {
  const by = (actor: Partial<AuditLog>, home?: string) =>
    said({ action: "domain.restore", ...actor }, home).replace(" restored the domain example.com", "");
  it.each([
    [{}, "ada@example.com"],
    [{ actor_email: null }, "u_ada"],
    [{ actor_email: null, actor_id: null }, "Somebody"],
    [{ actor_type: "api_key", actor_id: "key_1" }, "ada@example.com (API key)"],
    [{ actor_type: "api_key", actor_id: "key_1", actor_email: null }, "API key key_1"],
    [{ actor_type: "system", actor_id: null, actor_email: null }, "ScaiDNS itself"],
    [{ actor_type: "webhook", actor_id: "wh_1", actor_email: null }, "Webhook wh_1"],
    [{ actor_type: "robot" }, "ada@example.com"],
  ] as const)("%j", (actor, name) => {
    expect(by(actor)).toBe(name);
  });

  it("shortens addresses of the reader's own mail domain alone", () => {
    expect(by({}, "example.com")).toBe("ada@…");
    expect(by({ actor_email: "ada@not-example.com" }, "example.com")).toBe("ada@not-example.com");
    expect(by({ actor_email: "ada@example.com.evil.test" }, "example.com")).toBe("ada@example.com.evil.test");
  });
});

describe("what nobody has promised", () => {
  it("says an action it does not know as the API has it", () => {
    expect(said({ action: "domain.teleport" })).toBe("ada@example.com did domain.teleport to example.com");
    expect(said({ action: "toString", resource_name: null, resource_id: null, resource_type: null })).toBe(
      "ada@example.com did toString to something",
    );
  });

  it("says records whose place in the zone is not known by their whole names", () => {
    const after = recordOfEntry({ display_name: undefined, name: "www.example.com." });
    expect(said(record({ action: "record.create", details: { after } }))).toBe(
      "ada@example.com added www.example.com A: 192.0.2.1",
    );
    expect(said(record({ action: "record.create", details: { after: "www" } }))).toBe(
      "ada@example.com added the record www.example.com A",
    );
  });

  it("says names at the apex, and international ones as they are read", () => {
    const after = recordOfEntry({ display_name: "@", name: "xn--bcher-kva.example" });
    expect(said(record({ action: "record.create", details: { after } }))).toBe(
      "ada@example.com added @ A to bücher.example: 192.0.2.1",
    );
  });

  it("cuts what is long, and shows what would hide or turn text around", () => {
    const sentence = said({
      action: "domain.restore",
      actor_email: "a\u202eb@example.com",
      resource_name: `x\u0000${"y".repeat(5000)}`,
    });
    expect(sentence).toContain("a\\u202eb@example.com");
    expect(sentence).toContain("x\\u0000yyy");
    expect(sentence.length).toBeLessThan(250);
  });
});

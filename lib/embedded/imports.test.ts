import { describe, expect, it } from "vitest";
import { zoneClient } from "./zone-client.fixture";

const zoneFile = `$TTL 1h
@   IN SOA ns1.old.example. dns.old.example. 1 7200 900 1209600 300
    IN NS  ns1.old.example.
www 300 IN A 192.0.2.1
        IN AAAA 2001:db8::1
ftp IN CNAME www
`;

describe("import", () => {
  it("adds the records of a zone file and leaves SOA and apex NS to the platform", async () => {
    const { import: run, lines, records, audit, serial, ok } = await zoneClient();
    const system = await records();
    const before = await serial();
    const reply = await run({ format: "bind", content: zoneFile });
    expect(reply).toMatchObject({
      imported_count: 3,
      conflict_count: 0,
      error_count: 0,
      errors: [],
      message: "Records: 3 created",
      warnings: [
        { line: 2, message: expect.stringContaining("keeps its own SOA") },
        { line: 3, message: expect.stringContaining("NS ns1.old.example. was not taken") },
      ],
    });
    expect(await lines()).toEqual([
      "ftp.example.com CNAME www.example.com.",
      "www.example.com A 192.0.2.1",
      "www.example.com AAAA 2001:db8::1",
    ]);
    const all = await records();
    expect(all.filter(({ type }) => type === "NS")).toEqual(system.filter(({ type }) => type === "NS"));
    expect(all.find(({ type }) => type === "CNAME")).toMatchObject({ ttl: 3600, disabled: false });
    expect(all.find(({ type }) => type === "A")).toMatchObject({ ttl: 300 });
    expect(await serial()).toBe(before + 1);
    const entry = (await audit()).at(-1);
    const full = await ok("tenant_admin", "auditLogs.get", { params: { log_id: entry?.id ?? "" } });
    expect(full).toMatchObject({
      action: "record.bulk_create",
      resource_name: "example.com",
      details: {
        before: { records: [] },
        after: { import: { format: "bind", mode: "merge" }, records: { length: 3 } },
      },
    });
  });

  it("takes the good lines and says which others it could not read, and why", async () => {
    const { import: run, lines } = await zoneClient();
    const content = `$TTL 60
a A 192.0.2.1
b A 192.0.2.999
c IN HTTPS \\# 3 000100
d.example.net. A 192.0.2.4
e MX 10
$INCLUDE other.zone
f A 192.0.2.6
`;
    const reply = await run({ format: "bind", content });
    expect(reply).toMatchObject({ imported_count: 2, error_count: 5 });
    expect(reply.errors).toEqual([
      { line: 3, message: "A: Address is not an IPv4 address" },
      { line: 4, message: "records of type HTTPS cannot be managed here" },
      { line: 5, message: expect.stringContaining("outside the zone") },
      { line: 6, message: expect.stringContaining("MX") },
      { line: 7, message: expect.stringContaining("$INCLUDE") },
    ]);
    expect(await lines()).toEqual(["a.example.com A 192.0.2.1", "f.example.com A 192.0.2.6"]);
  });

  it("counts all lines in error, and lists ten thousand of them", async () => {
    const { ok, params } = await zoneClient();
    const content = "x\n".repeat(12_000);
    const reply = await ok("tenant_admin", "import.text", { params, body: { format: "bind", content } });
    expect(reply.error_count).toBe(12_000);
    expect(reply.errors).toHaveLength(10_001);
    expect(reply.errors?.at(-1)).toEqual({ line: 10_001, message: "and so on: 2000 more such notes" });
  });

  it("keeps out what the zone or the text itself forbids, naming ids and lines", async () => {
    const { import: run, add, lines } = await zoneClient();
    const { id } = await add({ name: "www", type: "CNAME", content: "web" });
    const content = "www 60 A 192.0.2.1\nnew 60 A 192.0.2.2\nnew 60 CNAME www\n";
    const reply = await run({ format: "bind", content });
    expect(reply).toMatchObject({
      imported_count: 1,
      conflict_count: 2,
      error_count: 0,
      conflicts: [
        { line: 1, record: { name: "www.example.com", type: "A" }, conflicts: [id] },
        {
          line: 3,
          record: { type: "CNAME" },
          message: "A CNAME must be the only record at its name. It clashes with line 2.",
          conflicts: [],
        },
      ],
    });
    expect(await lines()).toHaveLength(2);
  });

  it("merges, adds only, or replaces, as the mode says", async () => {
    const { import: run, add, lines, records, serial } = await zoneClient();
    const same = await add({ name: "same", type: "A", content: "192.0.2.1", ttl: 300 });
    const other = await add({ name: "ttl", type: "A", content: "192.0.2.2", ttl: 300 });
    await add({ name: "mine", type: "TXT", content: '"kept"' });
    const content = "same 300 A 192.0.2.1\nttl 60 A 192.0.2.2\nnew 60 A 192.0.2.3\n";
    const ttl = async (id: string) => (await records()).find((record) => record.id === id)?.ttl;

    expect(await run({ format: "bind", content, mode: "skip_existing" })).toMatchObject({
      imported_count: 1,
      message: "Records: 1 created, 2 unchanged",
    });
    expect(await ttl(other.id)).toBe(300);

    expect(await run({ format: "bind", content })).toMatchObject({
      imported_count: 1,
      message: "Records: 1 updated, 2 unchanged",
    });
    expect(await ttl(other.id)).toBe(60);

    const before = await serial();
    expect(await run({ format: "bind", content, mode: "replace" })).toMatchObject({
      imported_count: 0,
      message: "Records: 1 deleted, 3 unchanged",
    });
    expect(await lines()).toEqual([
      "new.example.com A 192.0.2.3",
      "same.example.com A 192.0.2.1",
      "ttl.example.com A 192.0.2.2",
    ]);
    expect(await ttl(same.id)).toBe(300);
    expect(await serial()).toBe(before + 1);
    expect((await records()).filter(({ type }) => type === "NS" || type === "SOA")).toHaveLength(4);

    expect((await run({ format: "bind", content, mode: "replace" })).message).toBe("Records: 3 unchanged");
    expect(await serial()).toBe(before + 1);
  });

  it("refuses to replace a zone by a text that it cannot read whole", async () => {
    const { call, params, add, lines, audit } = await zoneClient();
    await add({ name: "mine", type: "TXT", content: '"kept"' });
    const entries = (await audit()).length;
    const replace = (content: string) =>
      call("tenant_admin", "import.text", { params, body: { format: "bind", mode: "replace", content } });
    const bad = await replace("a 60 A 192.0.2.1\nb 60 A nonsense\na 60 CNAME b\n");
    expect([bad.status, bad.body]).toEqual([
      400,
      {
        detail: {
          message: "The zone was not replaced: 2 of its lines cannot be imported",
          field: "content",
          errors: [
            { loc: ["body", "content"], line: 2, message: expect.stringMatching(/^Line 2: A: Address/) },
            { loc: ["body", "content"], line: 3, message: expect.stringMatching(/^Line 3: A CNAME must/) },
          ],
        },
      },
    ]);
    expect((await replace("a 60 A 192.0.2.1\na 60 CNAME b\n")).status).toBe(409);
    expect(await lines()).toEqual(['mine.example.com TXT "kept"']);
    expect((await audit()).length).toBe(entries);
  });

  it("reads CSV and JSON, where a TTL left open stays the zone's", async () => {
    const { import: run, records, lines } = await zoneClient();
    const csv =
      'name,type,content,ttl,disabled\r\nwww,A,192.0.2.1,,\r\ntxt,TXT,"""a, b""",60,true\r\nbad,A,x,,\r\n';
    const reply = await run({ format: "csv", content: csv });
    expect(reply).toMatchObject({ imported_count: 2, errors: [{ line: 4 }] });
    expect(await records({})).toMatchObject([
      { display_name: "txt", content: '"a, b"', ttl: 60, disabled: true },
      { display_name: "www", ttl: null, disabled: false },
    ]);
    const json = JSON.stringify({
      records: [
        { name: "@", type: "MX", content: "10 mail", ttl: 300 },
        { name: "www", type: "A" },
      ],
    });
    expect(await run({ format: "json", content: json })).toMatchObject({
      imported_count: 1,
      errors: [{ line: 2, message: "content is missing" }],
    });
    expect(await run({ format: "json", content: "{" })).toMatchObject({
      imported_count: 0,
      errors: [{ message: expect.stringContaining("not JSON") }],
    });
    expect(await lines()).toHaveLength(3);
  });

  it("takes a file, in UTF-8 only", async () => {
    const { send, domain, lines } = await zoneClient();
    const upload = async (content: BlobPart, format = "bind") => {
      const body = new FormData();
      body.set("file", new Blob([content]), "example.com.zone");
      body.set("format", format);
      body.set("mode", "merge");
      const reply = await send(`/api/v1/domains/${domain.id}/import/file`, {
        method: "POST",
        headers: { "x-api-key": "sdk_live_sample_tenant_admin" },
        body,
      });
      return [reply.status, await reply.json()];
    };
    expect(await upload(zoneFile)).toMatchObject([200, { imported_count: 3, error_count: 0 }]);
    expect(await lines()).toHaveLength(3);
    expect(await upload(new Uint8Array([0xff, 0x41]))).toEqual([
      400,
      { detail: { message: "The file is not UTF-8 text", field: "file" } },
    ]);
    expect(await upload("x", "pdf")).toMatchObject([422, { detail: [{ loc: ["body", "format"] }] }]);
  });

  it("shows beforehand exactly what it will do, and writes nothing for it", async () => {
    const { preview, import: run, add, lines, audit, serial } = await zoneClient();
    const gone = await add({ name: "gone", type: "A", content: "192.0.2.9" });
    const kept = await add({ name: "www", type: "A", content: "192.0.2.1", ttl: 60 });
    const state = async () => [await lines(), await serial(), (await audit()).length];
    const before = await state();
    expect(await preview({ format: "bind", mode: "replace", content: zoneFile })).toEqual({
      format: "bind",
      mode: "replace",
      to_create: [
        {
          line: 5,
          name: "www.example.com",
          display_name: "www",
          type: "AAAA",
          content: "2001:db8::1",
          ttl: 3600,
          disabled: false,
        },
        expect.objectContaining({ line: 6, type: "CNAME" }),
      ],
      to_update: [
        expect.objectContaining({ id: kept.id, line: 4, ttl: 300, before: { ttl: 60, disabled: false } }),
      ],
      to_delete: [gone],
      unchanged_count: 0,
      conflicts: [],
      errors: [],
      warnings: [
        { line: 2, message: expect.any(String) },
        { line: 3, message: expect.any(String) },
      ],
    });
    const bad = await preview({ format: "bind", content: "www 60 CNAME x\noops\n" });
    expect(bad).toMatchObject({
      mode: "merge",
      conflicts: [{ line: 1, conflicts: [kept.id] }],
      errors: [{ line: 2 }],
    });
    expect(await state()).toEqual(before);
    expect((await run({ format: "bind", mode: "replace", content: zoneFile })).message).toBe(
      "Records: 2 created, 1 updated, 1 deleted",
    );
  });

  it("stays quick with 20,000 records, also when all have one name", async () => {
    const { import: run, lines } = await zoneClient();
    const many = Array.from({ length: 10_000 }, (_, at) => `h${at} 60 A 192.0.2.1\none 60 TXT t${at}`);
    const started = performance.now();
    expect((await run({ format: "bind", content: many.join("\n") })).imported_count).toBe(20_000);
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(await lines()).toHaveLength(20_000);
  });
});

import { describe, expect, it } from "vitest";
import { testClient } from "./test-client";

const client = testClient({ seed: "people" });
const key = { "x-api-key": "sdk_live_sample_tenant_admin" };
const json = { ...key, "content-type": "application/json" };

async function post(body: BodyInit, headers: Record<string, string> = json, path = "/api/v1/domains/") {
  const reply = await client.send(path, { method: "POST", headers, body });
  const sent: unknown = await reply.json();
  return { status: reply.status, ...Object(sent) };
}

describe("422 in FastAPI's shape", () => {
  it.each([
    [{}, ["body", "name"], "field required", "value_error.missing"],
    [{ name: "a.example" }, ["body", "domain_type"], "field required", "value_error.missing"],
    [{ name: 7, domain_type: "primary" }, ["body", "name"], "str type expected", "type_error.str"],
    [
      { name: null, domain_type: "primary" },
      ["body", "name"],
      "none is not an allowed value",
      "type_error.none.not_allowed",
    ],
    [
      { name: "", domain_type: "primary" },
      ["body", "name"],
      "ensure this value has at least 1 characters",
      "value_error.any_str.min_length",
    ],
    [
      { name: "a.example", domain_type: "other" },
      ["body", "domain_type"],
      "value is not a valid enumeration member; permitted: 'primary', 'secondary', 'reverse_ipv4', 'reverse_ipv6'",
      "type_error.enum",
    ],
    [
      { name: "a.example", domain_type: "primary", default_ttl: "1h" },
      ["body", "default_ttl"],
      "value is not a valid integer",
      "type_error.integer",
    ],
    [
      { name: "a.example", domain_type: "primary", default_ttl: 1.5 },
      ["body", "default_ttl"],
      "value is not a valid integer",
      "type_error.integer",
    ],
    [
      { name: "a.example", domain_type: "primary", default_ttl: -1 },
      ["body", "default_ttl"],
      "ensure this value is greater than or equal to 0",
      "value_error.number.not_ge",
    ],
    [
      { name: "a.example", domain_type: "primary", default_ttl: 2 ** 31 },
      ["body", "default_ttl"],
      "ensure this value is less than or equal to 2147483647",
      "value_error.number.not_le",
    ],
    [
      { name: "a.example", domain_type: "primary", color: "red" },
      ["body", "color"],
      "extra fields not permitted",
      "value_error.extra",
    ],
    [
      { name: "a.example", domain_type: "primary", template_variables: [] },
      ["body", "template_variables"],
      "value is not a valid dict",
      "type_error.dict",
    ],
  ])("%j", async (body, loc, msg, type) => {
    const { status, detail } = await post(JSON.stringify(body));
    expect([status, detail[0]]).toEqual([422, { loc, msg, type }]);
  });

  it("reports everything that is wrong at once", async () => {
    const { detail } = await post(JSON.stringify({ default_ttl: "x", description: 1 }));
    expect(detail.map((issue: { loc: string[] }) => issue.loc.join("."))).toEqual([
      "body.name",
      "body.domain_type",
      "body.default_ttl",
      "body.description",
    ]);
  });

  it("counts into lists", async () => {
    const zone = await client.ok("tenant_admin", "domains.create", {
      body: { name: "lists.example", domain_type: "primary" },
    });
    const records = [1, 2, 3].map(() => ({ name: "www", type: "A", content: "192.0.2.1" }));
    const body = JSON.stringify({ records: [...records, { name: "www", type: "A" }] });
    const { status, detail } = await post(body, json, `/api/v1/domains/${zone.id}/records/bulk`);
    expect([status, detail]).toEqual([
      422,
      [{ loc: ["body", "records", 3, "content"], msg: "field required", type: "value_error.missing" }],
    ]);
  });

  it("says where JSON breaks off", async () => {
    expect(await post('{"name": "a.example",}')).toEqual({
      status: 422,
      detail: [
        {
          loc: ["body", 21],
          msg: "Invalid JSON: line 1 column 22 (char 21)",
          type: "value_error.jsondecode",
        },
      ],
    });
  });

  it("wants a body, and as JSON", async () => {
    expect(await post("")).toMatchObject({ status: 422, detail: [{ loc: ["body"], msg: "field required" }] });
    expect(await post('{"name":"a.example"}', { ...key, "content-type": "text/plain" })).toMatchObject({
      status: 422,
      detail: [{ loc: ["body"], type: "type_error.dict" }],
    });
    expect(await post(new Uint8Array([0x22, 0xff, 0x22]))).toMatchObject({ status: 400 });
  });

  it.each([
    ["page=0", "page", "ensure this value is greater than or equal to 1", "value_error.number.not_ge"],
    ["page=x", "page", "value is not a valid integer", "type_error.integer"],
    [
      "page_size=101",
      "page_size",
      "ensure this value is less than or equal to 100",
      "value_error.number.not_le",
    ],
    [
      "status=gone",
      "status",
      "value is not a valid enumeration member; permitted: 'pending_validation', 'active', 'inactive', 'deleted'",
      "type_error.enum",
    ],
    ["dnssec_enabled=maybe", "dnssec_enabled", "value could not be parsed to a boolean", "type_error.bool"],
  ])("query %s", async (query, name, msg, type) => {
    const reply = await client.send(`/api/v1/domains/?${query}`, { headers: key });
    expect([reply.status, await reply.json()]).toEqual([
      422,
      { detail: [{ loc: ["query", name], msg, type }] },
    ]);
  });

  it("ignores query parameters it does not know", async () => {
    expect((await client.send("/api/v1/domains/?utm_source=x&page=1", { headers: key })).status).toBe(200);
  });
});

it("lists no more issues than a full batch can have", async () => {
  const body = Object.fromEntries(Array.from({ length: 50_000 }, (_, at) => [`field_${at}`, at]));
  const { status, detail } = await post(JSON.stringify(body), json, "/api/v1/auth/token");
  expect(status).toBe(422);
  expect(detail).toHaveLength(5000);
});

it("refuses a body over 10 MB, announced or not, with a 413", async () => {
  const big = JSON.stringify({ name: "x".repeat(10 * 1024 * 1024), domain_type: "primary" });
  expect(await post(big)).toMatchObject({ status: 413 });
  const streamed = new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(1024 * 1024).fill(0x20)),
  });
  const init = { method: "POST", headers: json, body: streamed, duplex: "half" };
  expect((await client.send("/api/v1/domains/", init)).status).toBe(413);
});

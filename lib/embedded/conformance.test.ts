import { afterAll, describe, expect, it, type TestContext } from "vitest";
import { type EndpointName, endpointSpec, endpoints, endpointUrl } from "@/lib/contract/endpoints";
import { errorBody } from "@/lib/contract/errors";
import { cases } from "./conformance-cases.fixture";
import { conformanceTarget } from "./conformance-target.fixture";
import { CannotTry, type Reply, World } from "./conformance-world.fixture";
import { handlers } from "./handlers";

const world = new World(conformanceTarget());
const { embedded } = world.target;
const names = Object.keys(endpoints).filter((name): name is EndpointName => name in endpoints);

/** A real API may be slow, and a case makes several calls. */
const timeout = 60_000;

afterAll(() => world.cleanUp(), timeout);

describe(`the API ${embedded ? "in this process" : "at CONFORMANCE_URL"}`, { timeout }, () => {
  it("is held against every endpoint of the contract", () => {
    expect(Object.keys(cases).sort()).toEqual([...names].sort());
  });

  describe.each(names)("%s", (name) => {
    const spec = endpointSpec(name);
    const tried = embedded || !cases[name].shared;

    it.runIf(tried)("answers in the contract's shape", async (context) => {
      const reply = await succeed(name).catch((error: unknown) => {
        if (error instanceof CannotTry) return error;
        throw error;
      });
      if (embedded && !(name in handlers)) {
        // What a case stands on may be missing as well.
        if (!(reply instanceof CannotTry)) expectNotBuilt(reply);
        return;
      }
      if (reply instanceof CannotTry) {
        expect(embedded, reply.message).toBe(false);
        return context.skip(reply.message);
      }
      if (!embedded && [401, 403, 501, cases[name].validated].includes(reply.status)) {
        expectError(reply);
        return context.skip(`answered ${reply.status}: ${JSON.stringify(reply.body)}`);
      }
      world.keep(reply.body);
      // An API that cannot reach what it stands on says so in the same shape.
      const fine = name === "health.ready" ? [200, 503] : [200, 201, 204];
      expect(fine, JSON.stringify(reply.body)).toContain(reply.status);
      if (spec.response === null) expect(reply.body).toBeUndefined();
      else expect(spec.response.safeParse(reply.body).error).toBeUndefined();
      const type = reply.headers.get("content-type") ?? "";
      if (spec.reply === "text") expect(type).toMatch(/^text\//);
      else if (reply.body !== undefined) expect(type).toContain("application/json");
    });

    it.runIf(spec.credentials !== "none")("asks for credentials", async () => {
      const reply = await world.send(urlOfNothing(name), spec.method, new Headers());
      expect(reply.status).toBe(401);
      expectError(reply);
    });

    // Nothing is there under these ids, and no endpoint takes such a body; a PUT without ids is left alone elsewhere.
    const harmless = embedded || spec.path.includes("{") || !cases[name].shared;
    it.runIf(harmless && (spec.path.includes("{") || spec.body))("refuses what is not there", async () => {
      const body = spec.body && spec.encoding !== "multipart" ? ["not", "an", "object"] : undefined;
      const headers = await world.credentials(name);
      const reply = await world.send(urlOfNothing(name), spec.method, headers, body);
      expect([400, 401, 403, 404, 422, 501]).toContain(reply.status);
      expectError(reply);
      if (embedded && !(name in handlers)) expectNotBuilt(reply);
    });
  });

  it("deletes a zone for good, and then it is not there", async (context) => {
    const { domain_id } = await standing(context, () => world.zone());
    await world.need("domains.delete", { params: { domain_id }, query: { hard: true } });
    const reply = await world.call("domains.get", {
      params: { domain_id },
      query: { include_deleted: true },
    });
    expect(reply.status).toBe(404);
    expectError(reply);
  });

  it.for([
    [{ name: "www", type: "A", content: "192.0.2.1" }, 409],
    [{ name: "www", type: "CNAME", content: "x.example." }, 409],
    [{ name: "www", type: "A", content: "nonsense" }, 400],
    [{ name: "www", type: "NONE", content: "nonsense" }, 400],
  ] as const)("refuses %j with a %i", async ([body, status], context) => {
    const { domain_id, record_id } = await standing(context, () => world.record());
    const reply = await world.call("records.create", { params: { domain_id }, body });
    expect(reply.status).toBe(status);
    const { detail } = errorBody.parse(reply.body);
    if (status === 409) expect(detail).toMatchObject({ conflicts: [record_id] });
    else expect(detail).toBeTruthy();
  });
});

/** What a test stands on; where a key may not make it on another API, the test is skipped. */
async function standing<T>(context: TestContext, make: () => Promise<T>): Promise<T> {
  try {
    return await make();
  } catch (error) {
    if (embedded || !(error instanceof CannotTry)) throw error;
    return context.skip(error.message);
  }
}

async function succeed<N extends EndpointName>(name: N): Promise<Reply> {
  return world.call(name, await cases[name].input(world));
}

/** The endpoint's path with ids that nothing has. */
function urlOfNothing(name: EndpointName): string {
  const keys = [...endpointSpec(name).path.matchAll(/\{(\w+)\}/g)].map(([, key = ""]) => key);
  const params = Object.fromEntries(keys.map((key) => [key, `none-${world.run}`]));
  return endpointUrl(name, { params });
}

/** One of the three shapes of `detail` (API page Errors). */
function expectError(reply: Reply): void {
  expect(errorBody.safeParse(reply.body).error, JSON.stringify(reply.body)).toBeUndefined();
  expect(reply.headers.get("content-type")).toContain("application/json");
}

function expectNotBuilt(reply: Reply): void {
  expect(reply).toMatchObject({ status: 501, body: { detail: expect.stringContaining("not built") } });
  expectError(reply);
}

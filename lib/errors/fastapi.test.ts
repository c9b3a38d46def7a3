import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusedCases } from "./fixtures/fastapi-cases";
import { formErrors } from "./form-errors";
import type { Problem, ProblemRequest } from "./problem";
import { as } from "./problem.fixture";
import { problemFromResponse } from "./problem-from";

const app = fileURLToPath(new URL("./fixtures/fastapi-app.py", import.meta.url));

/** The first Python that has FastAPI; `FASTAPI_PYTHON` names one to try before the system's. */
const python = [process.env.FASTAPI_PYTHON, "/usr/bin/python3", "python3"].find((command) => {
  if (!command) return false;
  try {
    execFileSync(command, ["-c", "import fastapi, uvicorn"], { stdio: "ignore", timeout: 15_000 });
    return true;
  } catch {
    return false;
  }
});

describe.skipIf(!python)(
  "a real FastAPI (skipped where python3-fastapi and python3-uvicorn are missing)",
  () => {
    let server: ChildProcess | undefined;
    let base = "";
    const stop = () => server?.kill("SIGKILL");

    beforeAll(async () => {
      const port = await freePort();
      base = `http://127.0.0.1:${port}`;
      server = spawn(python ?? "", [app, String(port)], { stdio: ["ignore", "ignore", "ignore"] });
      process.once("exit", stop);
      await ready(`${base}/plain`, server);
    }, 30_000);

    afterAll(async () => {
      process.off("exit", stop);
      if (!server || server.exitCode !== null) return;
      const ended = new Promise((resolve) => server?.once("exit", resolve));
      server.kill("SIGKILL");
      await ended;
    });

    async function ask(
      path: string,
      init: { method: ProblemRequest["method"]; body?: string },
    ): Promise<Problem> {
      const headers = { "content-type": "application/json" };
      const response = await fetch(`${base}${path}`, { ...init, headers });
      const parts = { status: response.status, headers: response.headers, bodyText: await response.text() };
      return problemFromResponse(parts, { method: init.method, path });
    }
    const post = (path: string, body: unknown) =>
      ask(path, { method: "POST", body: typeof body === "string" ? body : JSON.stringify(body) });

    test.each(Object.entries(refusedCases))("%s", async (_, { path, body, form, fields, root, focus }) => {
      const problem = as("validation", await post(path, body));
      expect(problem).toMatchObject({ status: 422, who: "api", outcome: "refused" });
      const result = formErrors(problem, form);
      expect([...new Set(result.fields.map((field) => field.path))].sort()).toEqual(fields);
      expect(result.root).toHaveLength(root);
      expect(result.focus).toBe(focus);
    });

    test("query parameters", async () => {
      const problem = await ask("/domains/?page=0&page_size=many&dnssec_enabled=perhaps", { method: "GET" });
      const filters = { page: "0", page_size: "many", dnssec_enabled: "perhaps", search: "" };
      expect(formErrors(problem, filters).fields.map(({ path }) => path)).toEqual([
        "page",
        "page_size",
        "dnssec_enabled",
      ]);
      expect(problem.outcome).toBe("none");
    });

    test("an HTTPException with a text, and one with an object", async () => {
      const taken = { name: "taken.example", domain_type: "primary" };
      expect(await post("/domains/", taken)).toMatchObject({
        kind: "conflict",
        message: "Domain already exists",
      });
      const clash = { name: "clash", type: "CNAME", content: "x." };
      expect(await post("/domains/1/records", clash)).toMatchObject({
        kind: "conflict",
        field: "content",
        conflicts: ["r_1"],
      });
    });

    test("an unknown route, a wrong method, and an exception nobody handled", async () => {
      expect(await ask("/nowhere", { method: "GET" })).toMatchObject({
        kind: "not-found",
        message: "Not Found",
        who: "api",
      });
      expect(await ask("/domains/", { method: "PUT" })).toMatchObject({
        kind: "unexpected-status",
        status: 405,
      });
      const crash = { name: "crash", type: "A", content: "192.0.2.1" };
      expect(await post("/domains/1/records", crash)).toMatchObject({
        kind: "server",
        who: "api",
        outcome: "unknown",
      });
    });
  },
);

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

async function ready(url: string, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + 25_000;
  while (Date.now() < deadline) {
    if (server.exitCode !== null) throw new Error(`FastAPI ended with ${server.exitCode}`);
    const up = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (up) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("FastAPI did not start");
}

import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parseSettings, resolverAddress, SettingsError } from "./env";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "scaidns-env-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const secret = "0123456789abcdef0123456789abcdef";
const parse = (env: Record<string, string> = {}) => parseSettings({ EMBEDDED_DATA_DIR: folder, ...env });

function problemsOf(env: Record<string, string>): string[] {
  try {
    parse(env);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
}

describe("parseSettings", () => {
  test("needs nothing", () => {
    expect(parse()).toEqual({
      port: 3000,
      host: "127.0.0.1",
      publicUrl: "http://localhost:3000",
      api: { mode: "embedded", dataDir: folder, exposed: false },
      resolvers: [],
      sessionSecret: expect.stringMatching(/^[0-9a-f]{64}$/),
      sessionMs: 12 * 3_600_000,
      upstreamTimeoutMs: 30_000,
      trustedProxies: 0,
    });
  });

  test("reads everything", () => {
    const given = {
      PORT: "8080",
      HOST: "0.0.0.0",
      PUBLIC_URL: "https://console.example.com/",
      SCAIDNS_API_URL: "https://dns.example.com/scaidns/api/v1/",
      SESSION_SECRET: secret,
      SESSION_HOURS: "1",
      UPSTREAM_TIMEOUT_MS: "5000",
      TRUSTED_PROXIES: "2",
    };
    expect(parse(given)).toEqual({
      port: 8080,
      host: "0.0.0.0",
      publicUrl: "https://console.example.com",
      api: { mode: "upstream", url: "https://dns.example.com/scaidns" },
      resolvers: [],
      sessionSecret: secret,
      sessionMs: 3_600_000,
      upstreamTimeoutMs: 5000,
      trustedProxies: 2,
    });
    const resolvers = ["9.9.9.9", "127.0.0.1:5353", "[2620:fe::9]:53", "2620:fe::fe"];
    expect(parse({ DNS_RESOLVER: "9.9.9.9, 127.0.0.1:5353,[2620:fe::9]:53,2620:fe::fe" })).toMatchObject({
      resolvers,
    });
    expect(resolvers.map(resolverAddress)).toEqual([
      { address: "9.9.9.9", port: 53 },
      { address: "127.0.0.1", port: 5353 },
      { address: "2620:fe::9", port: 53 },
      { address: "2620:fe::fe", port: 53 },
    ]);
  });

  test("takes an empty setting for an absent one", () => {
    expect(parse({ PORT: "", HOST: " ", SCAIDNS_API_URL: "" })).toMatchObject({
      port: 3000,
      host: "127.0.0.1",
    });
  });

  test("says all problems at once", () => {
    const problems = problemsOf({
      PORT: "99999",
      PUBLIC_URL: "console",
      SESSION_SECRET: "short",
      SESSION_HOURS: "1.5",
    });
    expect(problems.map((problem) => problem.split(" ")[0])).toEqual([
      "PORT",
      "PUBLIC_URL",
      "SESSION_SECRET",
      "SESSION_HOURS",
    ]);
  });

  test("says with them what is wrong between settings", () => {
    const alone = (problems: string[]) => problems.map((problem) => problem.split(" ")[0]);
    expect(alone(problemsOf({ PORT: "x", HOST: "0.0.0.0" }))).toEqual(["PORT", "HOST"]);
    expect(alone(problemsOf({ PORT: "x", SCAIDNS_API_URL: "https://dns.example.com" }))).toEqual([
      "PORT",
      "SESSION_SECRET",
    ]);
  });

  test.each<[string, string]>([
    ["PORT", "0"],
    ["PORT", "http"],
    ["HOST", "http://localhost"],
    ["PUBLIC_URL", "https://example.com/console"],
    ["PUBLIC_URL", "ftp://example.com"],
    ["SCAIDNS_API_URL", "dns.example.com"],
    ["SCAIDNS_API_URL", "https://user:password@dns.example.com"],
    ["SCAIDNS_API_URL", "https://dns.example.com/?key=1"],
    ["DNS_RESOLVER", "dns.google"],
    ["DNS_RESOLVER", "1.1.1.1:0"],
    ["DNS_RESOLVER", "1.1.1.1,,8.8.8.8"],
    ["EXPOSE_SAMPLE_KEYS_TO_NETWORK", "maybe"],
    ["UPSTREAM_TIMEOUT_MS", "10"],
    ["TRUSTED_PROXIES", "-1"],
  ])("refuses %s=%s", (name, value) => {
    const problems = problemsOf({ SESSION_SECRET: secret, [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name} must `));
  });

  test("does not show the sample keys to a network unless told so", () => {
    expect(problemsOf({ HOST: "0.0.0.0" })[0]).toContain("EXPOSE_SAMPLE_KEYS_TO_NETWORK");
    expect(problemsOf({ HOST: "192.168.1.2" })).toHaveLength(1);
    expect(parse({ HOST: "::1" }).host).toBe("::1");
    expect(parse({ EXPOSE_SAMPLE_KEYS_TO_NETWORK: "yes" })).toMatchObject({
      host: "0.0.0.0",
      api: { exposed: true },
    });
  });

  test("needs a secret for a real upstream", () => {
    const problems = problemsOf({ SCAIDNS_API_URL: "https://dns.example.com" });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain("SESSION_SECRET");
  });
});

describe("the kept secret", () => {
  const file = () => path.join(folder, "session-secret");

  test("is made once, readable by its owner only", () => {
    const made = parse().sessionSecret;
    expect(parse().sessionSecret).toBe(made);
    expect(readFileSync(file(), "utf8").trim()).toBe(made);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  test("is closed to others when it was open", () => {
    parse();
    chmodSync(file(), 0o644);
    parse();
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  test("is made in a folder that is made for it", () => {
    const deep = path.join(folder, "a", "b");
    expect(parse({ EMBEDDED_DATA_DIR: deep }).sessionSecret).toBe(
      readFileSync(path.join(deep, "session-secret"), "utf8").trim(),
    );
    // The database in it holds the key that signs tokens.
    expect(statSync(deep).mode & 0o777).toBe(0o700);
  });

  test("that is damaged is said, not replaced", () => {
    writeFileSync(file(), "x\n");
    expect(problemsOf({})[0]).toContain("damaged");
  });

  test("goes after the one given", () => {
    expect(parse({ SESSION_SECRET: secret }).sessionSecret).toBe(secret);
  });

  test("whose folder can't be used is said", () => {
    writeFileSync(path.join(folder, "file"), "");
    for (const unusable of [
      path.join(folder, "file"),
      path.join(folder, "file", "below"),
      "/proc/scaidns/data",
    ])
      expect(problemsOf({ EMBEDDED_DATA_DIR: unusable })[0]).toMatch(/^EMBEDDED_DATA_DIR .* can't be used/);
  });
});

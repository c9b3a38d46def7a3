import { execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { askDs } from "./ask-ds";
import { createParentDs, readParentDs } from "./parent-ds";
import { type DsOf, dsResolver } from "./resolver.fixture";
import { nobodyHere, pageRequest, testContext } from "./test-context";

/** The example of RFC 4034, section 5.4. */
const digest = "2BB183AF5F22588179A53B0A98631FAD1A292118";
const ds = { keyTag: 60485, algorithm: 5, digestType: 1, digest };
const zone = "dskey.example.com";

async function resolver(answers: { [zone: string]: DsOf }) {
  const server = await dsResolver(answers);
  onTestFinished(server.close);
  return server;
}

describe("askDs", () => {
  test("says what the parent has, and for how long the resolver keeps it", async () => {
    const { address } = await resolver({ [zone]: { ds: [ds] } });
    expect(await askDs(zone, [address])).toEqual({
      status: "found",
      ds: [{ key_tag: 60485, algorithm: 5, digest_type: 1, digest }],
      ttl: 300,
    });
  });

  test("tells a zone without DS from a name that does not exist", async () => {
    const { address } = await resolver({ "gone.example.com": { rcode: "NXDOMAIN" } });
    expect(await askDs("plain.example.com", [address])).toEqual({ status: "none", ttl: 60 });
    expect(await askDs("gone.example.com", [address])).toEqual({ status: "no_domain", ttl: 60 });
  });

  test("asks again over TCP for what does not fit", async () => {
    const many = Array.from({ length: 60 }, (_, keyTag) => ({ ...ds, keyTag }));
    const { address, asked } = await resolver({ [zone]: { ds: many, long: true } });
    const answer = await askDs(zone, [address]);
    expect(answer.status === "found" && answer.ds.length).toBe(60);
    expect(asked).toEqual([`udp ${zone}`, `tcp ${zone}`]);
  });

  test("goes on to the next resolver after one that fails, and says so when all do", async () => {
    const broken = await resolver({ [zone]: { rcode: "SERVFAIL" } });
    const well = await resolver({ [zone]: { ds: [ds] } });
    expect(await askDs(zone, [broken.address, well.address])).toMatchObject({ status: "found" });
    expect(await askDs(zone, [broken.address])).toEqual({ status: "failed", reason: "SERVFAIL" });
    const nobody = (await nobodyHere()).replace("http://", "");
    expect(await askDs(zone, [nobody, broken.address])).toEqual({ status: "failed", reason: "SERVFAIL" });
    expect(await askDs(zone, [nobody])).toEqual({ status: "unanswered" });
  });

  const ldnsd = spawnSync("ldnsd", ["-h"]).error === undefined;
  test.skipIf(!ldnsd)("reads what NLnet Labs' name server sends, as dig does", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "parent-ds-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = path.join(folder, "zone");
    const line = `${zone}. 86400 IN DS 60485 5 1 ${digest}`;
    writeFileSync(
      file,
      `example.com. 3600 IN SOA ns. host. 1 2 3 4 5\nexample.com. 3600 IN NS ns.\n${line}\n`,
    );
    const port = String(20_000 + (process.pid % 10_000));
    const server = spawn("ldnsd", ["127.0.0.1", port, "example.com.", file], { stdio: "ignore" });
    onTestFinished(() => void server.kill("SIGKILL"));
    await vi.waitFor(
      async () => expect(await askDs(zone, [`127.0.0.1:${port}`])).toMatchObject({ status: "found" }),
      { timeout: 8000 },
    );
    const answer = await askDs(zone, [`127.0.0.1:${port}`]);
    const [found] = answer.status === "found" ? answer.ds : [];
    const said = execFileSync("dig", ["+noedns", "+short", "-p", port, "@127.0.0.1", zone, "DS"], {
      encoding: "utf8",
    });
    const [tag, algorithm, type, ...hex] = said.trim().split(" ");
    expect(found).toEqual({
      key_tag: Number(tag),
      algorithm: Number(algorithm),
      digest_type: Number(type),
      digest: hex.join(""),
    });
  });
});

describe("createParentDs", () => {
  test("asks once for all who ask within two seconds", async () => {
    const { address, asked } = await resolver({ [zone]: { ds: [ds] } });
    const look = createParentDs([address]);
    await Promise.all([look(zone), look(zone)]);
    await look(zone);
    expect(asked).toHaveLength(1);
  });

  test("does not ask again at once for a zone that nobody speaks of, and asks for others", async () => {
    const server = await resolver({ [zone]: { ds: [ds], silent: true } });
    vi.useFakeTimers({ toFake: ["Date", "setTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const look = createParentDs([server.address]);
    const looking = look(zone);
    for (const tried of [1, 2]) {
      await vi.waitFor(() => expect(server.asked).toHaveLength(tried));
      await vi.advanceTimersByTimeAsync(2000);
    }
    expect(await looking).toEqual({ status: "unanswered" });
    expect(await look(zone)).toEqual({ status: "unanswered" });
    expect(server.asked).toHaveLength(2);
    expect(await look("other.example.com")).toMatchObject({ status: "none" });
  });
});

describe("GET /api/parent-ds", () => {
  const path = `/api/parent-ds?zone=${zone}`;

  test("answers those who are signed in, and asks nothing for others", async () => {
    const { address, asked } = await resolver({ [zone]: { ds: [ds] } });
    const context = testContext({ DNS_RESOLVER: address });
    expect((await readParentDs(context, pageRequest(path))).status).toBe(401);
    expect(asked).toEqual([]);
    const now = Date.now();
    const cookies = await context.sessions.keep({
      method: "api_key",
      api_key: "sdk_live_x",
      expires_at: now + 60_000,
    });
    const reply = await readParentDs(
      context,
      pageRequest(path.toUpperCase().replace("ZONE=", "zone="), { cookies }),
    );
    expect(reply.status).toBe(200);
    expect(reply.headers.get("cache-control")).toBe("no-store");
    expect(await reply.json()).toMatchObject({ status: "found", ds: [{ key_tag: 60485 }] });
    for (const bad of [
      "",
      "a b",
      "a..b",
      "-a.example",
      "https://x",
      "a\0b",
      `${"a".repeat(64)}.example`,
      "a.".repeat(130),
    ]) {
      const refused = await readParentDs(
        context,
        pageRequest(`/api/parent-ds?zone=${encodeURIComponent(bad)}`, { cookies }),
      );
      expect(refused.status).toBe(400);
    }
    for (const good of ["64%2F26.2.0.192.in-addr.arpa", "_x.example.com."]) {
      const answered = await readParentDs(context, pageRequest(`/api/parent-ds?zone=${good}`, { cookies }));
      expect(answered.status).toBe(200);
    }
    expect(asked).toEqual([`udp ${zone}`, "udp 64/26.2.0.192.in-addr.arpa", "udp _x.example.com"]);
  });

  test("does not answer under a foreign host name", async () => {
    const request = pageRequest(path);
    request.headers.set("host", "attacker.test");
    expect((await readParentDs(testContext(), request)).status).toBe(421);
  });
});

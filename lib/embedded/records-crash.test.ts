import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Vite } from "vitest/node";
import { z } from "zod";
import { openDb } from "./db";
import { zoneClient } from "./zone-client.fixture";

const root = fileURLToPath(new URL("../..", import.meta.url));
const entry = fileURLToPath(new URL("./crash-child.fixture.ts", import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), "records-crash-"));
const dataDir = path.join(folder, "data");
let domainId = "";

beforeAll(async () => {
  // Plain Node reads no TypeScript before 22, so the child gets a bundle, made by the builder Vitest brings along.
  const vite: typeof Vite = await import(createRequire(import.meta.resolve("vitest")).resolve("vite"));
  await vite.build({
    root,
    configFile: false,
    logLevel: "error",
    resolve: { alias: { "@": root } },
    build: { ssr: entry, outDir: folder, emptyOutDir: false, minify: false },
  });
  symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"));
  const { domain, api } = await zoneClient("crash.example", { dataDir });
  domainId = domain.id;
  api.close();
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the child until it is killed: by itself after so many ids, or after so many milliseconds in a batch. */
async function killed(kind: "bulk" | "import", size: number, at: { ids: number } | { ms: number }) {
  const ids = "ids" in at ? at.ids : 0;
  const script = path.join(folder, "crash-child.fixture.js");
  const child = spawn(process.execPath, [script, dataDir, domainId, kind, String(size), String(ids)], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    if (said === "" && "ms" in at) setTimeout(() => child.kill("SIGKILL"), at.ms);
    said += text;
  });
  const signal = await new Promise<string | null>((resolve, reject) => {
    child.once("error", reject).once("close", (_, by) => resolve(by));
  });
  expect(signal).toBe("SIGKILL");
  const names = (word: string) =>
    [...said.matchAll(new RegExp(`^${word} (.+)$`, "gm"))].map(([, name]) => name);
  return { started: names("start"), done: names("done") };
}

/** What the database holds after a crash, opened anew: rows of each batch, and whether it is whole. */
function reopened() {
  const db = openDb(dataDir);
  try {
    const batches = db.all(
      z.object({ batch: z.string(), rows: z.number() }),
      `SELECT substr(name, instr(name, '.') + 1, instr(name, '.crash') - instr(name, '.') - 1) AS batch, count(*) AS rows
       FROM records WHERE domain_id = ? AND type = 'TXT' GROUP BY 1`,
      [domainId],
    );
    return {
      batches: new Map(batches.map(({ batch, rows }) => [batch, rows])),
      entries: db.number("SELECT count(*) FROM audit_logs WHERE action = 'record.bulk_create'"),
      serial: db.number("SELECT serial FROM domains WHERE id = ?", [domainId]),
      soa: Number(
        db
          .text("SELECT content FROM records WHERE domain_id = ? AND type = 'SOA'", [domainId])
          ?.split(" ")[2],
      ),
      integrity: db.text("PRAGMA integrity_check"),
      strays: db.all(z.unknown(), "PRAGMA foreign_key_check").length,
    };
  } finally {
    db.close();
  }
}

describe("a process killed in the middle of a write", () => {
  it.each([
    ["bulk", 500, [1, 2, 250, 499, 500, 501, 502, 750]],
    ["import", 1000, [1, 500, 1000, 1001, 1002, 1500]],
  ] as const)("leaves all of a %s or nothing", { timeout: 120_000 }, async (kind, size, ids) => {
    const random = Array.from({ length: 5 }, () => ({ ms: Math.random() * 250 }));
    let cut = 0;
    for (const at of [...ids.map((count) => ({ ids: count })), ...random]) {
      const before = reopened();
      const { started, done } = await killed(kind, size, at);
      const after = reopened();
      expect(after).toMatchObject({ integrity: "ok", strays: 0, soa: after.serial });
      const fresh = [...after.batches].filter(([batch]) => !before.batches.has(batch));
      expect([...new Set(after.batches.values())].filter((rows) => rows !== 500 && rows !== 1000)).toEqual(
        [],
      );
      expect(fresh.every(([, rows]) => rows === size)).toBe(true);
      // Whatever was answered is there; of the one cut short, either everything or nothing is.
      const written = fresh.map(([batch]) => batch);
      expect(written).toEqual(expect.arrayContaining(done));
      expect(started.slice(0, written.length).sort()).toEqual(written.sort());
      expect(started.length - done.length).toBeLessThanOrEqual(1);
      expect(after.entries - before.entries).toBe(written.length);
      expect(after.serial - before.serial).toBe(written.length);
      if (written.length < started.length) cut += 1;
    }
    expect(cut).toBeGreaterThanOrEqual(ids.length - 2);
  });
});

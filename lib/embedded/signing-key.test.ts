import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { importJWK, jwtVerify, SignJWT } from "jose";
import { expect, it, onTestFinished } from "vitest";
import type { Vite } from "vitest/node";
import { newSigningKey } from "./signing-key";

it("makes a pair whose public half checks what the private one signs", async () => {
  const { privateJwk, publicJwk } = newSigningKey();
  expect(Object.keys(publicJwk).sort()).toEqual(["crv", "kty", "x", "y"]);
  const signing = await importJWK({ ...privateJwk, kty: "EC" }, "ES256");
  const token = await new SignJWT({ sub: "u_1" }).setProtectedHeader({ alg: "ES256" }).sign(signing);
  const checking = await importJWK({ ...publicJwk, kty: "EC" }, "ES256");
  expect((await jwtVerify(token, checking)).payload.sub).toBe("u_1");
});

it("never waits for itself, however often memory is collected", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "signing-key-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const entry = fileURLToPath(new URL("./signing-key.ts", import.meta.url));
  const vite: typeof Vite = await import(createRequire(import.meta.resolve("vitest")).resolve("vite"));
  await vite.build({
    configFile: false,
    logLevel: "error",
    build: { ssr: entry, outDir: folder, rollupOptions: { output: { entryFileNames: "key.mjs" } } },
  });
  const script = `import { newSigningKey } from "${pathToFileURL(path.join(folder, "key.mjs"))}";
    for (let made = 0; made < 500; made++) newSigningKey();`;
  // A child, because it would hang beyond the reach of any timer; with little room, so that it is collected often.
  const { status, signal } = spawnSync(
    process.execPath,
    ["--max-semi-space-size=1", "--input-type=module", "-e", script],
    { timeout: 30_000, killSignal: "SIGKILL" },
  );
  expect([status, signal]).toEqual([0, null]);
}, 60_000);

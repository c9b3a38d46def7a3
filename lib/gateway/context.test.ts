import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { parseSettings } from "@/lib/env";
import { createContext } from "./context";

const open = (dataDir: string) => {
  const secret = "a secret for tests, long enough to be used";
  const settings = parseSettings({ SESSION_SECRET: secret, EMBEDDED_DATA_DIR: dataDir });
  return createContext(settings).api.embedded?.();
};

test("the embedded API's folder is made for its owner only, also with a secret from elsewhere", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "scaidns-context-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const dataDir = path.join(folder, "data");
  await open(dataDir);
  expect(statSync(dataDir).mode & 0o777).toBe(0o700);
});

test("a folder that can't be made is said, and not tried forever", async () => {
  await expect(open("/proc/scaidns/data")).rejects.toThrow("/proc/scaidns");
});

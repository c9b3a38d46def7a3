// @vitest-environment happy-dom
import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { entryOf } from "@/lib/audit/audit-entry.fixture";
import { exportStore } from "./export-store";
import { startExport } from "./start-export";

const entries = Array.from({ length: 150 }, (_, at) =>
  entryOf({ id: `log_${at}`, timestamp: new Date(Date.UTC(2026, 2, 1) - at * 60_000).toISOString() }),
);

/** A file that is chosen in the browser's own dialog, and what became of it. */
function chosenFile(fail?: Error) {
  const written: string[] = [];
  let state = "open";
  const stream = {
    write: async (text: string) => {
      if (fail && written.length > 1) throw fail;
      written.push(text);
    },
    close: async () => {
      state = "closed";
    },
    abort: async () => {
      state = "aborted";
    },
  };
  return {
    written,
    state: () => state,
    handle: { name: "chosen.jsonl", createWritable: async () => stream },
  };
}

beforeEach(() => {
  vi.stubGlobal("fetch", async (path: string) => {
    const query = new URL(path, "http://console.test").searchParams;
    const [page, size] = [Number(query.get("page")), Number(query.get("page_size"))];
    const data = entries.slice((page - 1) * size, page * size);
    return Response.json({ data, total: entries.length, page, page_size: size });
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  Reflect.deleteProperty(window, "showSaveFilePicker");
  exportStore.set(undefined);
});

test("an entry that the list shortens is written as it is by itself", async () => {
  const file = chosenFile();
  Reflect.set(window, "showSaveFilePicker", async () => file.handle);
  const whole = entryOf({ id: "log_long", details: { after: { records: ["all of it"] } } });
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (path: string) => {
    const { pathname } = new URL(path, "http://console.test");
    asked.push(pathname);
    if (pathname.endsWith("/log_long")) return Response.json(whole);
    const listed = { ...whole, details: { after: { record_count: 1 }, truncated: true } };
    return Response.json({ data: [listed], total: 1, page: 1, page_size: 100 });
  });
  await startExport(new QueryClient(), "jsonl", {});
  expect(asked).toEqual(["/api/v1/admin/audit-logs/", "/api/v1/admin/audit-logs/log_long"]);
  expect(file.written.join("")).toBe(`${JSON.stringify(whole)}\n`);
});

test("where the browser can write files, the entries go there as they come", async () => {
  const file = chosenFile();
  const picker = vi.fn(async () => file.handle);
  Reflect.set(window, "showSaveFilePicker", picker);
  await startExport(new QueryClient(), "jsonl", {});
  expect(picker).toHaveBeenCalledWith({ suggestedName: expect.stringMatching(/^audit-log-.*Z\.jsonl$/) });
  // The head, and each of two pages on its own.
  expect(file.written).toHaveLength(3);
  const lines = file.written.join("").trimEnd().split("\n");
  expect(lines.map((line) => JSON.parse(line))).toEqual(entries);
  expect(file.state()).toBe("closed");
  expect(exportStore.snapshot()?.file).toBe("chosen.jsonl");
  expect(exportStore.snapshot()?.run.snapshot()).toMatchObject({ phase: "done", written: 150 });
});

test("nothing begins when no place is chosen, and what the browser refuses is said", async () => {
  Reflect.set(window, "showSaveFilePicker", async () => {
    throw new DOMException("The user aborted a request.", "AbortError");
  });
  await startExport(new QueryClient(), "csv", {});
  expect(exportStore.snapshot()).toBeUndefined();
  Reflect.set(window, "showSaveFilePicker", async () => {
    throw new DOMException("Not here", "SecurityError");
  });
  await expect(startExport(new QueryClient(), "csv", {})).rejects.toThrow("Not here");
});

test("a disk that is full ends it, and leaves no half file", async () => {
  const file = chosenFile(new DOMException("No space left", "QuotaExceededError"));
  Reflect.set(window, "showSaveFilePicker", async () => file.handle);
  await startExport(new QueryClient(), "jsonl", {});
  expect(file.state()).toBe("aborted");
  expect(exportStore.snapshot()?.run.snapshot()).toMatchObject({ phase: "failed", fault: "No space left" });
});

test("elsewhere it is saved as other downloads are, once all of it is there", async () => {
  const saved: { name: string; blob: Blob | undefined }[] = [];
  const blobs = new Map<string, Blob>();
  vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
    const url = `blob:${blobs.size}`;
    if (blob instanceof Blob) blobs.set(url, blob);
    return url;
  });
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function click(this: HTMLAnchorElement) {
    saved.push({ name: this.download, blob: blobs.get(this.href) });
  });
  await startExport(new QueryClient(), "csv", {});
  expect(saved).toEqual([{ name: expect.stringMatching(/\.csv$/), blob: expect.any(Blob) }]);
  const text = (await saved[0]?.blob?.text()) ?? "";
  expect(text.trimEnd().split("\r\n")).toHaveLength(151);
  expect(text.charCodeAt(0)).toBe(0xfeff);
});

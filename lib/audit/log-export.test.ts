import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { AuditLog } from "@/lib/contract/audit-logs";
import { testClient } from "@/lib/embedded/test-client";
import { ApiError } from "@/lib/errors/api-error";
import { reply } from "@/lib/errors/problem.fixture";
import { type LogExport, type LogExportOptions, startLogExport } from "./log-export";
import { jsonLines, logCsv } from "./log-file";
import type { ReadLog } from "./log-walk";

const entryAt = (time: number, id: string): AuditLog => ({
  id,
  action: "domain.update",
  timestamp: new Date(time).toISOString(),
});

/** A log of the API: newest first, at one moment the last one written first; bounds inclusive or not. */
function logOf(entries: readonly AuditLog[], inclusive = true) {
  const log = [...entries];
  const read: ReadLog = async ({ page, page_size, end_date }) => {
    const end = end_date === undefined ? Number.POSITIVE_INFINITY : Date.parse(end_date);
    const matching = log
      .toSorted((a, b) => Date.parse(a.timestamp) - Date.parse(b.timestamp))
      .toReversed()
      .filter(({ timestamp }) => (inclusive ? Date.parse(timestamp) <= end : Date.parse(timestamp) < end));
    return { data: matching.slice((page - 1) * page_size, page * page_size), total: matching.length };
  };
  return { read, add: (entry: AuditLog) => log.push(entry), drop: (count: number) => log.splice(0, count) };
}

function sinkOf() {
  const sink = {
    text: "",
    ended: "",
    write: async (text: string) => {
      sink.text += text;
    },
    close: async () => {
      sink.ended = "closed";
    },
    abort: async () => {
      sink.ended = "aborted";
    },
  };
  return sink;
}

const open = { held: () => null, whenOpen: async () => undefined };
function exported(read: ReadLog, more: Partial<LogExportOptions> = {}) {
  const sink = sinkOf();
  const readWhole = async (id: string): Promise<AuditLog> => {
    throw new Error(`Nobody asked for ${id}`);
  };
  const options = { read, readWhole, filters: {}, format: jsonLines, sink, limit: open, ...more };
  return { sink, run: startLogExport(options) };
}
const idsOf = (text: string) =>
  text
    .split("\n")
    .filter(Boolean)
    .map((line) => String(JSON.parse(line).id));
const until = (run: LogExport, phase: string) => vi.waitFor(() => expect(run.snapshot().phase).toBe(phase));
const failure = (status: number) => new ApiError(reply(status, { detail: "no" }, { name: "auditLogs.list" }));

afterEach(() => vi.useRealTimers());

describe("an export", () => {
  it("has what was logged when it began, once and in order, whatever arrives, fails or is repeated", async () => {
    vi.useFakeTimers();
    const gaps = fc.array(fc.constantFrom(0, 0, 0, 1, 1000), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(
        gaps,
        fc.boolean(),
        fc.infiniteStream(fc.constantFrom("ok", "ok", "500", "lost", "arrive", "tie")),
        async (between, inclusive, fates) => {
          let time = 1_700_000_000_000;
          const entries = between.map((gap, at) => {
            time += gap;
            return entryAt(time, `log_${at}`);
          });
          const plain = exported(logOf(entries, inclusive).read, { pageSize: 7 });
          await plain.run.ended;
          expect(idsOf(plain.sink.text)).toEqual(entries.map(({ id }) => id).toReversed());

          const log = logOf(entries, inclusive);
          let news = 0;
          const troubled: ReadLog = async (query, signal) => {
            const fate = fates.next().value;
            if (fate === "500") throw failure(500);
            const page = await log.read(query, signal);
            if (fate === "arrive") log.add(entryAt(time + 5000 * ++news, `late_${news}`));
            if (fate === "tie" && page.data.length > 0) log.add(entryAt(time, `late_${++news}`));
            if (fate === "lost") throw new TypeError("Failed to fetch");
            return page;
          };
          const { run, sink } = exported(troubled, { pageSize: 7 });
          run.subscribe(() => {
            if (run.snapshot().problem) queueMicrotask(run.resume);
          });
          let over = false;
          void run.ended.then(() => {
            over = true;
          });
          while (!over) await vi.advanceTimersByTimeAsync(1000);
          // What arrived before the first page came to its end is of the time before; of the same moment too.
          const late = idsOf(sink.text).filter((id) => id.startsWith("late"));
          const own = idsOf(sink.text).filter((id) => !id.startsWith("late"));
          expect(own).toEqual(idsOf(plain.sink.text));
          expect(new Set(late).size).toBe(late.length);
        },
      ),
      { numRuns: 150 },
    );
  });

  it("is the same file, octet by octet, as without the failure and what arrived", async () => {
    vi.useFakeTimers();
    const entries = Array.from({ length: 350 }, (_, at) => entryAt(1_700_000_000_000 + at, `log_${at}`));
    const plain = exported(logOf(entries).read);
    await plain.run.ended;
    const log = logOf(entries);
    let calls = 0;
    const { run, sink } = exported(async (query) => {
      const page = await log.read(query);
      log.add(entryAt(1_700_000_000_349 + calls, `late_${calls}`));
      if (++calls === 3) throw failure(502);
      return page;
    });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(run.snapshot()).toMatchObject({ phase: "done", written: 350, total: expect.any(Number) });
    expect(sink.text).toBe(plain.sink.text);
    expect(sink.ended).toBe("closed");
  });

  it("reads again what moved up when older entries were cleared from among the newer ones", async () => {
    const entries = Array.from({ length: 30 }, (_, at) => entryAt(1_700_000_000_000 + at, `log_${at}`));
    const all = [...entries];
    let calls = 0;
    const read: ReadLog = async ({ page, page_size }) => {
      if (++calls === 3) all.splice(20, 9);
      const newest = all.toReversed();
      return { data: newest.slice((page - 1) * page_size, page * page_size), total: newest.length };
    };
    const { run, sink } = exported(read, { pageSize: 5 });
    await run.ended;
    expect(idsOf(sink.text)).toEqual(expect.arrayContaining(all.map(({ id }) => id)));
    expect(new Set(idsOf(sink.text)).size).toBe(run.snapshot().written);
  });

  it("waits for the rate limit's end, then asks for the same page", async () => {
    const log = logOf(Array.from({ length: 12 }, (_, at) => entryAt(1_700_000_000_000 + at, `log_${at}`)));
    let held: { until: number } | null = null;
    let release: () => void = () => undefined;
    let refuse = true;
    const asked: number[] = [];
    const { run, sink } = exported(
      async (query) => {
        asked.push(query.page);
        if (query.page === 2 && refuse) {
          refuse = false;
          held = { until: Date.now() + 5000 };
          throw failure(429);
        }
        return log.read(query);
      },
      {
        pageSize: 5,
        limit: {
          held: () => held,
          whenOpen: (signal) =>
            new Promise((resolve, reject) => {
              signal.addEventListener("abort", () => reject(signal.reason));
              release = () => {
                held = null;
                resolve();
              };
            }),
        },
      },
    );
    await until(run, "waiting");
    expect(run.snapshot()).toMatchObject({ written: 5, total: 12, until: expect.any(Number) });
    run.pause();
    await until(run, "paused");
    run.resume();
    await until(run, "waiting");
    release();
    await run.ended;
    expect(asked).toEqual([1, 2, 2, 3]);
    expect(idsOf(sink.text)).toHaveLength(12);
  });

  it("pauses after the page under way, goes on, and is cancelled", async () => {
    const log = logOf(Array.from({ length: 30 }, (_, at) => entryAt(1_700_000_000_000 + at, `log_${at}`)));
    let answer: (() => void) | undefined;
    const { run, sink } = exported(
      async (query) => {
        await new Promise<void>((resolve) => {
          answer = resolve;
        });
        return log.read(query);
      },
      { pageSize: 10 },
    );
    await vi.waitFor(() => expect(answer).toBeDefined());
    run.pause();
    expect(run.snapshot()).toMatchObject({ phase: "running", pausing: true });
    answer?.();
    await until(run, "paused");
    expect(run.snapshot().written).toBe(10);
    run.resume();
    expect(run.snapshot().pausing).toBe(false);
    await until(run, "running");
    run.cancel();
    answer?.();
    await run.ended;
    expect(run.snapshot()).toMatchObject({ phase: "cancelled", written: 10 });
    expect(sink.ended).toBe("aborted");
  });

  it("stands still with what cannot be repeated by itself, and ends where nothing can be written", async () => {
    const { run } = exported(async () => {
      throw failure(403);
    });
    await until(run, "paused");
    expect(run.snapshot().problem).toMatchObject({ kind: "forbidden" });
    run.cancel();
    expect((await run.ended).phase).toBe("cancelled");
    const full = sinkOf();
    full.write = async () => {
      throw new Error("The disk is full");
    };
    const { run: failing } = exported(logOf([entryAt(0, "a")]).read, { sink: full });
    expect(await failing.ended).toMatchObject({ phase: "failed", fault: "The disk is full" });
    expect(full.ended).toBe("aborted");
  });

  it("has entries that the list shortens whole, whatever fails; of what is gone since it says so", async () => {
    vi.useFakeTimers();
    const entries = Array.from({ length: 7 }, (_, at) => entryAt(1_700_000_000_000 - at, `log_${at}`));
    const long = new Set(["log_2", "log_4", "log_6"]);
    const listed = entries.map((entry) =>
      long.has(entry.id) ? { ...entry, details: { after: null, truncated: true } } : entry,
    );
    const asked: string[] = [];
    const { run, sink } = exported(logOf(listed.toReversed()).read, {
      readWhole: async (id) => {
        asked.push(id);
        if (id === "log_4" && asked.length < 3) throw failure(503);
        if (id === "log_6") throw failure(404);
        return { ...entryAt(0, id), details: { after: { records: [1, 2] } } };
      },
    });
    let over = false;
    void run.ended.then(() => {
      over = true;
    });
    while (!over) await vi.advanceTimersByTimeAsync(1000);
    expect(run.snapshot()).toMatchObject({ phase: "done", written: 7, total: 7, shortened: 1 });
    expect(asked).toEqual(["log_2", "log_4", "log_4", "log_6"]);
    const lines = sink.text.trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line).id)).toEqual(entries.map(({ id }) => id));
    expect(JSON.parse(lines[4] ?? "").details).toEqual({ after: { records: [1, 2] } });
    expect(JSON.parse(lines[6] ?? "").details).toEqual({ after: null, truncated: true });
  });

  it("of the sample has each entry of it", async () => {
    const client = testClient();
    const read: ReadLog = (query) => client.ok("tenant_admin", "auditLogs.list", { query });
    const { run, sink } = exported(read, { filters: { action: "record.update" }, pageSize: 25 });
    await run.ended;
    const { total } = await read({ action: "record.update", page: 1, page_size: 1 });
    expect(new Set(idsOf(sink.text)).size).toBe(total);
    expect(run.snapshot()).toMatchObject({ written: total, total });
  });
});

it("as JSON lines has what was sent of an entry that had to be mended to be read", () => {
  const as_sent = { timestamp: null, id: 7 };
  const entry: AuditLog = { id: "7", action: "", timestamp: "", as_sent };
  expect(jsonLines.text([entry])).toBe('{"timestamp":null,"id":7}\n');
  expect(logCsv(() => "").text([entry])).toBe(`7${",".repeat(15)}\r\n`);
});

it("as CSV has a column for each field, and no word is lost", () => {
  const entry: AuditLog = {
    id: "log_1",
    action: "domain.update",
    timestamp: "2026-03-01T10:00:00.000Z",
    resource_name: "=evil.example",
    request_id: "q_1",
    details: { before: { ttl: 1 }, after: { ttl: 2 }, truncated: true },
  };
  const { head, text } = logCsv(() => "somebody, somehow");
  expect(head).toBe(
    "\ufeffid,timestamp,summary,action,actor_type,actor_email,actor_id,resource_type,resource_name,resource_id,tenant_id,ip_address,user_agent,before,after,other\r\n",
  );
  expect(text([entry])).toBe(
    'log_1,2026-03-01T10:00:00.000Z,"somebody, somehow",domain.update,,,,,"\'=evil.example",,,,,"{""ttl"":1}","{""ttl"":2}","{""request_id"":""q_1"",""truncated"":true}"\r\n',
  );
  expect(text([])).toBe("");
});

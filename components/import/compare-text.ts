import type { QueryClient } from "@tanstack/react-query";
import { apiQuery } from "@/lib/api/query";
import { appliedSteps } from "@/lib/changes/applied";
import type { ChangeSet } from "@/lib/changes/change-set";
import { type ImportFormat, importEntries } from "@/lib/changes/import-entries";
import { planImportSteps } from "@/lib/changes/import-plan";
import type { ImportMode, ImportPlan } from "@/lib/changes/import-rows";
import { inSlices } from "@/lib/changes/slices";
import type { LineWidths } from "@/lib/changes/zone-diff";
import type { DomainDetail } from "@/lib/contract/domains";
import type { Record as ZoneRecord } from "@/lib/contract/records";
import type { ZoneFileEntry } from "@/lib/dns/zone-file-entries";
import { announcedTypes } from "./announced-types";
import { planWidths } from "./plan-lines";
import { type SourceLines, sourceLines } from "./source-lines";

/** What is to be imported, and how. */
export interface ImportText {
  text: string;
  format: ImportFormat;
  mode: ImportMode;
}

/** A text compared with a zone: its plan, and what it was compared with. */
export interface Compared {
  input: ImportText;
  plan: ImportPlan;
  widths: LineWidths;
  lines: SourceLines;
  /** The zone's records as they were read, and what was staged for them. */
  records: readonly ZoneRecord[];
  staged: ChangeSet | undefined;
}

/** How far the reading has come: a line of the text, or an item of JSON, of which it is not known how many there are. */
export interface ReadingProgress {
  at: number;
  of: number | null;
}

interface CompareOptions {
  client: QueryClient;
  domain: DomainDetail;
  /** What is staged for the zone: the text is compared with what the zone would be. */
  staged: ChangeSet | undefined;
  signal: AbortSignal;
  onProgress: (progress: ReadingProgress) => void;
}

/** The API's default where a domain does not say its own, in seconds. */
export const usualTtl = 3600;
const tellMs = 100;

/** Reads the zone anew and compares a text with it, in slices. Throws `ApiError`, or the signal's reason. */
export async function compareText(input: ImportText, options: CompareOptions): Promise<Compared> {
  const { client, domain, staged, signal, onProgress } = options;
  const list = apiQuery("records.list", {
    params: { domain_id: domain.id },
    query: { include_system: true },
  });
  const [read, types] = await Promise.all([
    client.fetchQuery({ ...list, staleTime: 0 }),
    announcedTypes(client),
  ]);
  // As the cache has it, in which what did not change is the same object as before.
  const { data: records } = client.getQueryData(list.queryKey) ?? read;
  const lines = sourceLines(input.text, input.format);
  const progress: ReadingProgress = { at: 0, of: lines.unit === "item" ? null : lines.count };
  let told = performance.now();
  const rest = () =>
    new Promise<void>((resolve, reject) => {
      setTimeout(() => {
        if (signal.aborted) return reject(signal.reason);
        if (performance.now() - told > tellMs) {
          told = performance.now();
          onProgress({ ...progress });
        }
        resolve();
      }, 0);
    });
  onProgress({ ...progress });
  await rest();
  const there =
    staged && staged.lines.size > 0 ? await inSlices(appliedSteps(staged, records), rest) : records;
  const zone = { name: domain.name, defaultTtl: domain.default_ttl ?? usualTtl };
  const entries = followed(importEntries(input.format, input.text, { ...zone, types }), progress);
  const plan = await inSlices(planImportSteps(entries, there, { ...zone, mode: input.mode }), rest);
  const widths = await inSlices(planWidths(plan), rest);
  return { input, plan, widths, lines, records, staged };
}

/** The same entries; notes on the way how far the text is read. */
function* followed(entries: Iterable<ZoneFileEntry>, progress: ReadingProgress): Iterable<ZoneFileEntry> {
  for (const entry of entries) {
    const { line } = entry.kind === "record" ? entry.record : entry.problem;
    if (line > progress.at) progress.at = line;
    yield entry;
  }
}

import type { QueryClient } from "@tanstack/react-query";
import { toast } from "@/components/ui/toast";
import { call } from "@/lib/api/call";
import { sessionCache } from "@/lib/api/session-cache";
import { throttle } from "@/lib/api/throttle";
import { type LogExport, startLogExport } from "@/lib/audit/log-export";
import { jsonLines, logCsv } from "@/lib/audit/log-file";
import type { LogFilters } from "@/lib/audit/log-walk";
import { auditSentence, sentenceText } from "./audit-sentence";
import { exportFile } from "./export-sink";
import { exportStore } from "./export-store";

export type LogFileKind = "csv" | "jsonl";

const files = {
  csv: { type: "text/csv", format: logCsv((entry) => sentenceText(auditSentence(entry))) },
  jsonl: { type: "application/jsonl", format: jsonLines },
};

/** Asks where to, and begins to write there all that the filters match. Must begin in a press. */
export async function startExport(
  client: QueryClient,
  kind: LogFileKind,
  filters: LogFilters,
): Promise<void> {
  const { type, format } = files[kind];
  const file = await exportFile(`audit-log-${fileTime(new Date())}.${kind}`, type);
  if (!file) return;
  const person = () => sessionCache(client).person()?.id;
  const beganBy = person();
  /** What another person may see does not belong into the same file. */
  const ofOnePerson = <T>(answer: T): T => {
    if (person() !== beganBy) {
      exportStore.set({ file: file.name, run, stopped: "Somebody else has signed in." });
      run.cancel();
    }
    return answer;
  };
  const run: LogExport = startLogExport({
    filters,
    format,
    sink: file.sink,
    limit: throttle,
    read: (query, signal) =>
      call("auditLogs.list", { query }, { forWrite: true, ...(signal && { signal }) }).then(ofOnePerson),
    readWhole: (log_id, signal) =>
      call("auditLogs.get", { params: { log_id } }, { forWrite: true, signal }).then(ofOnePerson),
  });
  exportStore.set({ file: file.name, run });
  window.addEventListener("beforeunload", askFirst);
  const { phase, written } = await run.ended.finally(() =>
    window.removeEventListener("beforeunload", askFirst),
  );
  if (exportStore.isShown() || phase === "cancelled") return;
  toast(
    phase === "done"
      ? {
          title: `Exported ${written.toLocaleString("en")} entries to ${file.name}`,
          complete: true,
          timeout: 20_000,
        }
      : { title: `${file.name} could not be written`, tone: "warning", timeout: 0 },
  );
}

function askFirst(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

/** "2026-03-01T10-22-07Z": file names have no colons. */
function fileTime(now: Date): string {
  return now.toISOString().slice(0, 19).replaceAll(":", "-").concat("Z");
}

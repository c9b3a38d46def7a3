import * as z from "zod/mini";
import type { LogSink } from "@/lib/audit/log-export";

/** The File System Access API, which not all browsers have, as far as it is needed. */
interface Writable {
  write(text: string): Promise<void>;
  close(): Promise<void>;
  abort(): Promise<void>;
}
interface FileHandle {
  name: string;
  createWritable(): Promise<Writable>;
}
type Picker = (options: { suggestedName: string }) => Promise<FileHandle>;

const isFunction = z.custom<Picker>((value) => typeof value === "function");

/** Where an export goes. */
export interface ExportFile {
  name: string;
  sink: LogSink;
}

/**
 * Asks where to, and writes there as the entries come; in browsers that cannot, keeps the pieces and saves them at the
 * end as other downloads are. Undefined when the person chose no place. Must begin in a press.
 */
export async function exportFile(suggestedName: string, type: string): Promise<ExportFile | undefined> {
  const picker = isFunction.safeParse(Reflect.get(window, "showSaveFilePicker")).data;
  if (!picker) return { name: suggestedName, sink: downloadSink(suggestedName, type) };
  try {
    const handle = await picker.call(window, { suggestedName });
    return { name: handle.name, sink: await handle.createWritable() };
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return undefined;
    throw error;
  }
}

function downloadSink(name: string, type: string): LogSink {
  let pieces: Blob[] = [];
  return {
    write: async (text) => {
      // As blobs, which a browser may keep on disk.
      pieces.push(new Blob([text]));
    },
    close: async () => {
      const url = URL.createObjectURL(new Blob(pieces, { type }));
      const link = document.createElement("a");
      link.href = url;
      link.download = name;
      link.click();
      // Downloads may begin later than the press.
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
    },
    abort: async () => {
      pieces = [];
    },
  };
}

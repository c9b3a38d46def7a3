/** The largest file that is read, in bytes: a zone of 100,000 records takes some 15 MB in the longest format. */
export const largestFile = 64_000_000;

/** A file's text, or why it has none that could be imported. */
export type FileText = { ok: true; text: string } | { ok: false; reason: string };

/** Reads a file as UTF-8, or as UTF-16 where its byte order mark says so. */
export async function readFileText(file: File): Promise<FileText> {
  const refused = (reason: string): FileText => ({ ok: false, reason });
  if (file.size === 0) return refused("The file is empty.");
  if (file.size > largestFile) {
    return refused(`The file has ${megabytes(file.size)}; up to ${megabytes(largestFile)} can be read.`);
  }
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return refused("The browser could not read the file: it may have been moved, changed or a folder.");
  }
  let text: string;
  try {
    text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    return refused("The file is not text in UTF-8: save it as such, or choose the zone file itself.");
  }
  if (text.includes("\0")) return refused("The file is not a text: it holds NUL characters.");
  return text.trim() === "" ? refused("The file has nothing but white space in it.") : { ok: true, text };
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

/** "640 B", "12 kB", "1.4 MB". */
export function sizeText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} kB` : megabytes(bytes);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toLocaleString("en", { maximumFractionDigits: 1 })} MB`;
}

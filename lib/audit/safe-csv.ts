/**
 * What spreadsheets may take for a formula (OWASP, CSV injection): `=`, `+`, `-`, `@` and their full-width forms, also
 * behind spaces, and a tab or the end of a line in front. An apostrophe is guarded too, so that one in front is always ours.
 */
const risky = /^(?:[\t\r\n']|\s*[=+\-@\uff1d\uff0b\uff0d\uff20])/;

/** Spreadsheets then read UTF-8. */
export const csvStart = "\ufeff";

/**
 * A line of CSV with its end (RFC 4180). A cell that a spreadsheet could take for a formula gets an apostrophe in front;
 * whoever reads it otherwise takes one apostrophe from the front of each cell that has one.
 */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

function csvCell(text: string): string {
  const safe = risky.test(text) ? `'${text}` : text;
  return safe !== text || /[",;\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

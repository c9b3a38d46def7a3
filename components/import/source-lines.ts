/** The lines of a text by their numbers, from 1; LF, CRLF and a lone CR end one, as when it is read. */
export interface SourceLines {
  count: number;
  at(line: number): string;
}

/** So much of a line is shown. */
const longest = 400;

export function sourceLines(text: string): SourceLines {
  const starts = [0];
  for (const end of text.matchAll(/\r\n?|\n/g)) starts.push(end.index + end[0].length);
  return {
    count: starts.at(-1) === text.length ? starts.length - 1 : starts.length,
    at: (line) => {
      const start = starts[line - 1] ?? text.length;
      const own = text.slice(start, Math.min(starts[line] ?? text.length, start + longest));
      return own.replace(/^\ufeff/, "").trimEnd();
    },
  };
}

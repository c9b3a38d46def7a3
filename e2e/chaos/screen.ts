import type { Page } from "@playwright/test";

/** What the console says on screen, in its own words. */
export interface Screen {
  /** Titles of toasts that were not there when {@link forgetToasts} was called, oldest first. */
  toasts: string[];
  /** Everything that can be read, a line each, without those toasts. */
  lines: string[];
}

/** What stands in a corner from now on counts as said before. */
export async function forgetToasts(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const toast of document.querySelectorAll("[role=dialog][data-type]"))
      toast.setAttribute("data-seen", "");
  });
}

export function readScreen(page: Page): Promise<Screen> {
  return page.evaluate(() => {
    // biome-ignore lint/performance/useDomNodeTextContent: what can be read is meant, line by line, not what is in the document.
    const linesOf = ({ innerText }: HTMLElement) => innerText.split("\n").map((line) => line.trim());
    const toasts = [...document.querySelectorAll<HTMLElement>("[role=dialog][data-type]")];
    const inToasts = new Set(toasts.flatMap(linesOf));
    return {
      toasts: toasts
        .filter((toast) => !toast.hasAttribute("data-seen"))
        .map((toast) => toast.querySelector("p")?.textContent ?? ""),
      lines: linesOf(document.body).filter((line) => line !== "" && !inToasts.has(line)),
    };
  });
}

/** What the console says became of a write. */
export type Said =
  | "applied"
  | "not applied"
  /** Something stands in its way. */
  | "conflict"
  | "gone"
  /** Somebody has changed the same. */
  | "changed meanwhile"
  | "not known"
  | "nothing";

const unknown = /^It is not known yet whether /;
const refused = /^(?:The record|The domain|\S+ [A-Z0-9]+) (?:was not |is not |is still |is as it was before)/;
const unsent = /^Not saved yet: /;
const own = /^The console met an error of its own/;
const meanwhile = /^Somebody has changed (?:this|it) /;
const gone = /^This \w+ is not there any more|does not exist, or you cannot see it/;

/** Reads a verdict off the screen; `success` is the toast that tells of it. */
export function verdict({ toasts, lines }: Screen, success: RegExp): Said {
  const says = (pattern: RegExp) => lines.some((line) => pattern.test(line));
  if (toasts.some((title) => success.test(title))) return "applied";
  if (says(unknown)) return "not known";
  if (says(meanwhile) || toasts.some((title) => / was not /.test(title))) return "changed meanwhile";
  if (says(gone)) return "gone";
  if (says(own) || says(unsent)) return "not applied";
  if (!says(refused)) return "nothing";
  return says(/Record conflicts with existing entries|already exists/) ? "conflict" : "not applied";
}

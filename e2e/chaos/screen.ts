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
export type Said = "applied" | "not applied" | "conflict" | "gone" | "not known" | "nothing";

const unknown = /^It is not known yet whether /;
const refused =
  /^(?:The|Your) .* (?:(?:was|were) not |could not be |is not there|is still |is as it was before|is not )/;
const own = /^The console met an error of its own/;

/** Reads a verdict off the screen; `success` is the toast that tells of it. */
export function verdict({ toasts, lines }: Screen, success: RegExp): Said {
  if (toasts.some((title) => success.test(title))) return "applied";
  if (lines.some((line) => unknown.test(line))) return "not known";
  if (lines.some((line) => own.test(line))) return "not applied";
  if (!lines.some((line) => refused.test(line))) return "nothing";
  if (lines.some((line) => /Record conflicts with existing entries|already exists/.test(line)))
    return "conflict";
  if (lines.some((line) => /does not exist, or you cannot see it/.test(line))) return "gone";
  return "not applied";
}

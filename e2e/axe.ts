import { expect, type Page } from "@playwright/test";
import axeCore from "axe-core";
import { z } from "zod";

// Evaluated rather than added as a script: the content policy would rightly refuse one without its nonce.
const { source } = axeCore;
const violations = z.array(
  z.object({
    id: z.string(),
    help: z.string(),
    nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().nullish() })),
  }),
);

/** Expects axe to find nothing to object to, in the light theme and in the dark one. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.evaluate(coloursAtRest);
    expect.soft(await axe(page), `axe, ${colorScheme} theme`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}

/**
 * Colours on their way from one to another are nobody's choice: waits until a new theme is drawn and has settled. What
 * inherits a colour may only set out when that has arrived.
 */
async function coloursAtRest(): Promise<void> {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  for (let still = 0; still < 3; still++) {
    await frame();
    for (const animation of document.getAnimations()) {
      if (!(animation instanceof CSSTransition)) continue;
      animation.finish();
      still = 0;
    }
  }
}

// Base UI's focus guards are hidden from screen readers, and hand the focus on at once.
const context = JSON.stringify({ exclude: ["[data-base-ui-focus-guard]"] });

async function axe(page: Page): Promise<string[]> {
  const run = `axe.run(${context}, { resultTypes: ["violations"] }).then((results) => results.violations)`;
  const loaded = await page.evaluate("typeof axe === 'object'");
  const found = violations.parse(await page.evaluate(loaded ? run : `${source};${run}`));
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}\n${node.html}\n${node.failureSummary ?? ""}`),
  );
}

/** Expects that nothing reaches beyond the right edge of a window of 375 px. */
export async function expectFitsPhone(page: Page): Promise<void> {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 375, height: 740 });
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth), {
      message: "width of the page",
      timeout: 3000,
    })
    .toBeLessThanOrEqual(375);
  if (size) await page.setViewportSize(size);
}

import { expect, type Locator, type Page } from "@playwright/test";

/** Opens a page of the console and waits until it can be used. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await usable(page);
}

/**
 * Waits until scripts have taken over what the server rendered: a press before that is lost. React leaves its mark
 * on every element it has.
 */
export async function usable(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const controls = [...document.querySelectorAll("a, button, input, select, textarea")];
    const taken = (element: Element) => Object.keys(element).some((key) => key.startsWith("__reactProps"));
    return controls.length > 0 && controls.every(taken);
  });
}

/** The page that is shown, by its heading. */
export async function expectPage(page: Page, heading: string | RegExp): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
}

/** A row by what stands in it. */
export function row(page: Page, ...texts: (string | RegExp)[]): Locator {
  return texts.reduce<Locator>(
    (rows, text) => rows.filter({ hasText: text }),
    page.getByRole("main").getByRole("row"),
  );
}

export async function expectRow(page: Page, ...texts: (string | RegExp)[]): Promise<void> {
  await expect(row(page, ...texts)).toHaveCount(1);
}

export async function expectNoRow(page: Page, ...texts: (string | RegExp)[]): Promise<void> {
  await expect(row(page, ...texts)).toHaveCount(0);
}

export async function press(page: Page | Locator, button: string | RegExp): Promise<void> {
  await page.getByRole("button", { name: button, exact: typeof button === "string" }).click();
}

/** Words on a field: an error that stands below it, is tied to it, and marks it as invalid. */
export async function expectFieldError(field: Locator, message: string | RegExp): Promise<void> {
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expectDescribed(field, message);
}

/** Words tied to a control, among others. */
export async function expectDescribed(control: Locator, words: string | RegExp): Promise<void> {
  const pattern = typeof words === "string" ? words.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&") : words;
  await expect(control).toHaveAccessibleDescription(new RegExp(pattern));
}

/** A control in sight that cannot be used, and says why. */
export async function expectRefused(control: Locator, reason: string | RegExp): Promise<void> {
  await expect(control).toBeVisible();
  await expect(control).toHaveAttribute("aria-disabled", "true");
  await expectDescribed(control, reason);
}

/** The short word after a success. */
export function toast(page: Page, title: string | RegExp): Locator {
  return page.getByRole("dialog").filter({ hasText: title });
}

/** What stands in the URL after the path. */
function query(page: Page): Record<string, string> {
  return Object.fromEntries(new URL(page.url()).searchParams);
}

export async function expectQuery(page: Page, wanted: Record<string, string>): Promise<void> {
  await expect.poll(() => query(page)).toEqual(wanted);
}

export async function openAccountMenu(page: Page, person: string): Promise<void> {
  await press(page, `Account: ${person}`);
  await expect(page.getByRole("menuitem", { name: "Sign out" })).toBeVisible();
}

/** The panel beside the records: adds one, or shows and changes one. */
export function panel(page: Page): Locator {
  return page.getByRole("dialog", { name: /^Add a record to |^\S+ [A-Z]+$/ });
}

/** A record's row, by its name and type: `www A`; also behind an open panel. */
export function record(page: Page, title: string): Locator {
  const open = page.getByRole("button", { name: `Open ${title}`, exact: true, includeHidden: true });
  const rows = page.getByRole("grid", { includeHidden: true }).getByRole("row", { includeHidden: true });
  return rows.filter({ has: open });
}

export async function expectRecord(page: Page, title: string, ...texts: string[]): Promise<void> {
  const rows = texts.reduce((found, hasText) => found.filter({ hasText }), record(page, title));
  await expect(rows).toHaveCount(1);
}

export async function expectNoRecord(page: Page, title: string): Promise<void> {
  await expect(record(page, title)).toHaveCount(0);
}

export async function openRecord(page: Page, title: string): Promise<void> {
  await page
    .getByRole("button", { name: `Open ${title}`, exact: true })
    .first()
    .click();
  await expect(panel(page)).toHaveAccessibleName(title);
}

/** Presses one of the buttons that a row shows under the pointer. */
export async function pressInRow(page: Page, title: string, button: string | RegExp): Promise<void> {
  await record(page, title).hover();
  await press(record(page, title), button);
}

/** Fills a form in by the labels of its fields, a select by its value. */
export async function fillRecord(form: Locator, fields: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    const select = form.getByRole("combobox", { name, exact: true });
    const field = form.getByRole("textbox", { name, exact: true }).or(select);
    if ((await field.evaluate((element) => element.tagName)) === "SELECT") await field.selectOption(value);
    else await field.fill(value);
  }
}

export async function addRecord(page: Page, fields: Record<string, string>): Promise<void> {
  await press(page.getByRole("main"), "Add record");
  await fillRecord(panel(page), fields);
  await press(panel(page), "Add record");
  await expect(toast(page, `Added ${fields.Name} ${fields.Type}`).first()).toBeVisible();
  await expect(panel(page)).toBeHidden();
}

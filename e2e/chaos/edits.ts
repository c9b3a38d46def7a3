import { expect, type Locator, type Page } from "@playwright/test";
import { fillRecord, openRecord, panel, press, pressInRow, record } from "../steps";
import type { Random } from "./random";
import { type ModelRecord, withRecord, type ZoneModel } from "./zone-model";

/** Something a person does, and what should come of it. */
export interface Edit {
  /** "create h3 A" */
  what: string;
  kind: string;
  after: ZoneModel;
  /** The toast that says it was done. */
  success: RegExp;
  /** Which page it is done on. */
  tab: "Records" | "Settings";
  /** Whatever must be in sight before. */
  needs: (page: Page) => Locator;
  /** Fills in, up to the last press. */
  prepare: (page: Page) => Promise<void>;
  /** The button that sends it. */
  send: (page: Page) => Locator;
  /** What was typed, to be found again after a failure. */
  typed: (page: Page) => Promise<string[]>;
}

const quoted = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
const saying = (text: string) => new RegExp(`^${quoted(text)}$`);
const nothing = async () => [];
/** A button by its label, also while it counts down. */
const labelled = (label: string) => ({ name: new RegExp(`^${quoted(label)}(?: \\(in .+\\))?$`) });

/** Content of a type that is new to the zone, as fields of the form and as the API holds it. */
function newValue(type: string, random: Random): { fields: { [label: string]: string }; content: string } {
  const n = random.below(60_000);
  const host = `host${n}.example.net`;
  switch (type) {
    case "A": {
      const address = `192.0.2.${n % 250}`;
      return { fields: { Address: address }, content: address };
    }
    case "AAAA": {
      const address = `2001:db8::${(n + 16).toString(16)}`;
      return { fields: { Address: address }, content: address };
    }
    case "MX":
      return { fields: { Priority: String(n % 100), "Mail server": host }, content: `${n % 100} ${host}.` };
    case "CNAME":
      return { fields: { Target: host }, content: `${host}.` };
    default:
      return { fields: { Text: `text ${n}` }, content: `"text ${n}"` };
  }
}

export function createRecord(zone: ZoneModel, name: string, random: Random): Edit {
  const type = random.pick(["A", "AAAA", "TXT", "MX", "CNAME"]);
  const { fields, content } = newValue(type, random);
  const ttl = 60 * (1 + random.below(60));
  const title = `${name} ${type}`;
  return {
    what: `create ${title}`,
    kind: "create",
    after: withRecord(zone, title, { content, ttl, disabled: false }),
    success: saying(`Added ${title}`),
    tab: "Records",
    needs: (page) => page.getByRole("main").getByRole("button", { name: "Add record", exact: true }).first(),
    prepare: async (page) => {
      await press(page.getByRole("main"), "Add record");
      await fillRecord(panel(page), { Name: name, Type: type, ...fields, TTL: `${ttl}` });
    },
    send: (page) => panel(page).getByRole("button", labelled("Add record")),
    typed: (page) => values(panel(page), { Name: name, ...fields }),
  };
}

export function changeRecord(zone: ZoneModel, title: string, random: Random): Edit {
  const [, type = ""] = title.split(" ");
  const before = zone.records.get(title) ?? { content: "", ttl: 0, disabled: false };
  const { fields, content } = newValue(type, random);
  const ttl = random.chance(0.5) ? before.ttl : before.ttl + 1 + random.below(100);
  return {
    what: `change ${title}`,
    kind: "change",
    after: withRecord(zone, title, { ...before, content, ttl }),
    success: saying(`Saved ${title}`),
    tab: "Records",
    needs: (page) => record(page, title),
    prepare: async (page) => {
      await openRecord(page, title);
      await fillRecord(panel(page), { ...fields, TTL: `${ttl}` });
    },
    send: (page) => panel(page).getByRole("button", labelled("Save")),
    typed: (page) => values(panel(page), fields),
  };
}

export function deleteRecord(zone: ZoneModel, title: string): Edit {
  const dialog = (page: Page) => page.getByRole("alertdialog", { name: `Delete ${title} from` });
  return {
    what: `delete ${title}`,
    kind: "delete",
    after: withRecord(zone, title, undefined),
    success: saying(`Deleted ${title}`),
    tab: "Records",
    needs: (page) => record(page, title),
    // A pointer that rests on a toast keeps it there.
    prepare: async (page) => {
      await page.mouse.move(5, 5);
      await pressInRow(page, title, `Delete ${title}`);
      await expect(dialog(page)).toBeVisible();
    },
    send: (page) => dialog(page).getByRole("button", labelled("Delete")),
    typed: nothing,
  };
}

export function toggleRecord(zone: ZoneModel, title: string, before: ModelRecord): Edit {
  const doing = before.disabled ? "Enable" : "Disable";
  return {
    what: `${doing.toLowerCase()} ${title}`,
    kind: "disable or enable",
    after: withRecord(zone, title, { ...before, disabled: !before.disabled }),
    success: saying(`${doing}d ${title}`),
    tab: "Records",
    needs: (page) => record(page, title),
    // As above.
    prepare: async (page) => {
      await page.mouse.move(5, 5);
      await record(page, title).hover();
    },
    send: (page) => record(page, title).getByRole("button", { name: `${doing} ${title}`, exact: true }),
    typed: nothing,
  };
}

/** Takes back what the toast on screen tells of. */
export function undo(done: Edit, before: ZoneModel): Edit {
  const title = done.what.replace(/^\S+ /, "");
  const told = {
    create: `Took ${title} away again`,
    delete: `${title} is back`,
  };
  return {
    what: `undo: ${done.what}`,
    kind: "undo",
    after: before,
    success: saying(
      done.kind === "create" || done.kind === "delete" ? told[done.kind] : `Changed ${title} back`,
    ),
    tab: "Records",
    needs: (page) => page.getByRole("main").getByRole("button", { name: "Add record", exact: true }).first(),
    prepare: async () => {},
    send: (page) => undoButton(page, done),
    typed: nothing,
  };
}

/** In the toast that tells of an edit. */
export function undoButton(page: Page, done: Edit): Locator {
  const told = page.getByRole("dialog").filter({ has: page.getByText(done.success) });
  return told.getByRole("button", { name: "Undo", exact: true }).last();
}

export function changeSettings(zone: ZoneModel, name: string, random: Random): Edit {
  const description = `Described ${random.below(10_000)}`;
  const ttl = random.chance(0.5) ? zone.default_ttl : 300 + random.below(3_000);
  const field = (page: Page, label: string) => page.getByRole("textbox", { name: label, exact: true });
  return {
    what: "change the settings",
    kind: "settings",
    after: { ...zone, description, default_ttl: ttl },
    success: saying(`Saved the settings of ${name}`),
    tab: "Settings",
    needs: (page) => field(page, "Description"),
    prepare: async (page) => {
      await field(page, "Description").fill(description);
      await field(page, "Default TTL").fill(String(ttl));
    },
    send: (page) => page.getByRole("main").getByRole("button", labelled("Save settings")),
    typed: async (page) => {
      const found = await field(page, "Description").inputValue();
      return found === description ? [] : [`Description holds ${found}, not ${description}`];
    },
  };
}

/** Fields of a form that do not hold what was typed. */
async function values(form: Locator, fields: { [label: string]: string }): Promise<string[]> {
  const lost: string[] = [];
  for (const [label, text] of Object.entries(fields)) {
    const found = await form.getByRole("textbox", { name: label, exact: true }).inputValue();
    if (found !== text) lost.push(`${label} holds ${found}, not ${text}`);
  }
  return lost;
}

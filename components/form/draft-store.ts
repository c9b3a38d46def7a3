import type { FieldValues } from "react-hook-form";
import * as z from "zod/mini";

/** What was typed into a form and not sent for good, with the time in epoch milliseconds. */
export interface Draft {
  at: number;
  /** Of a form that changes something stored: only the fields that differ from it. Else all of them. */
  values: FieldValues;
  /** What was stored in the fields of `values` when they were typed over. */
  base?: FieldValues | undefined;
  /** It was sent as it is, and no reply has come. */
  sent?: boolean | undefined;
}

/** A draft with the slot it lies in. */
export interface KeptDraft extends Draft {
  slot: string;
}

const fields = z.record(z.string(), z.unknown());
const stored = z.object({
  at: z.number(),
  values: fields,
  base: z.optional(fields),
  sent: z.optional(z.boolean()),
});
const prefix = "scaidns-draft:";
const keptFor = 7 * 24 * 3600 * 1000;
/** So many of one form, the oldest go. */
const keptPerForm = 10;

/** A new place for one form's draft: 16 hexadecimal digits. */
export function newSlot(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}

/** Drafts of one person and form: someone else at the same machine is never offered them. */
function home(userId: string, key: string): string {
  return `${prefix}${encodeURIComponent(userId)}:${encodeURIComponent(key)}:`;
}

/**
 * The drafts kept of a form, the latest first. Every open form writes into a slot of its own, so that two tabs with
 * the same form keep two drafts and neither takes the other's away; both are offered once they are closed. Forgets
 * on the way what is older than a week or cannot be read, whosever it is.
 */
export function readDrafts(userId: string, key: string, now = Date.now()): KeptDraft[] {
  const found: KeptDraft[] = [];
  const here = home(userId, key);
  try {
    for (const name of Object.keys(localStorage).filter((each) => each.startsWith(prefix))) {
      const draft = parsed(localStorage.getItem(name));
      if (!draft || now - draft.at >= keptFor) localStorage.removeItem(name);
      else if (name.startsWith(here)) found.push({ ...draft, slot: name.slice(here.length) });
    }
  } catch {
    // A browser that forbids storage: there is nothing to offer.
  }
  return found.sort((a, b) => b.at - a.at);
}

function parsed(text: string | null): Draft | undefined {
  try {
    return stored.safeParse(JSON.parse(text ?? "")).data;
  } catch {
    return undefined;
  }
}

/** Keeps the draft. Where the browser has no room or forbids storage, the form works without. */
export function writeDraft(userId: string, key: string, slot: string, draft: Draft): void {
  try {
    localStorage.setItem(home(userId, key) + slot, JSON.stringify(draft));
    for (const old of readDrafts(userId, key).slice(keptPerForm)) dropDraft(userId, key, old.slot);
  } catch {
    // Quota or privacy mode: leaving is still asked about, so nothing goes unnoticed.
  }
}

export function dropDraft(userId: string, key: string, slot: string): void {
  try {
    localStorage.removeItem(home(userId, key) + slot);
  } catch {
    // Nothing can have been stored either.
  }
}

/** The top-level fields whose values differ from the form's first ones, without those named in `omit`. */
export function changedFields(
  first: FieldValues,
  now: FieldValues,
  omit: readonly string[] = [],
): FieldValues {
  const changed = Object.entries(now).filter(
    ([name, value]) => !omit.includes(name) && JSON.stringify(value) !== JSON.stringify(first[name]),
  );
  return Object.fromEntries(changed);
}

/**
 * The draft's values that the form can still take: fields it has, of the same shape as before. A form that
 * was changed by a new version of the console is thus never filled with what it cannot show.
 */
export function usableValues(first: FieldValues, draft: FieldValues): FieldValues {
  const usable = Object.entries(draft).filter(
    ([name, value]) => Object.hasOwn(first, name) && shape(first[name]) === shape(value),
  );
  return Object.fromEntries(usable);
}

function shape(value: unknown): string {
  return Array.isArray(value) ? "array" : value === null ? "null" : typeof value;
}

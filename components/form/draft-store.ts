import type { FieldValues } from "react-hook-form";
import { z } from "zod";

/** What was typed into a form and not sent: only the fields that differed, with the time in epoch milliseconds. */
export interface Draft {
  at: number;
  values: FieldValues;
}

const stored = z.object({ at: z.number(), values: z.record(z.string(), z.unknown()) });
const prefix = "scaidns-draft:";
const keptFor = 7 * 24 * 3600 * 1000;

/** Drafts of one person: someone else at the same machine is never offered them. */
function storageKey(userId: string, key: string): string {
  return `${prefix}${userId}:${key}`;
}

/** The draft kept under the key, unless there is none, it cannot be read or it is older than a week. */
export function readDraft(userId: string, key: string, now = Date.now()): Draft | undefined {
  const at = storageKey(userId, key);
  try {
    const text = localStorage.getItem(at);
    if (text === null) return undefined;
    const draft = stored.safeParse(JSON.parse(text)).data;
    if (draft && now - draft.at < keptFor) return draft;
    localStorage.removeItem(at);
  } catch {
    // A browser that forbids storage, or text that is no JSON: there is nothing to offer.
  }
  return undefined;
}

/** Keeps the draft. Where the browser has no room or forbids storage, the form works without. */
export function writeDraft(userId: string, key: string, draft: Draft): void {
  try {
    localStorage.setItem(storageKey(userId, key), JSON.stringify(draft));
  } catch {
    // Quota or privacy mode: leaving is still asked about, so nothing goes unnoticed.
  }
}

export function dropDraft(userId: string, key: string): void {
  try {
    localStorage.removeItem(storageKey(userId, key));
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

import { ttlText } from "@/components/form/ttl-text";
import type { BulkAct } from "./bulk-plan";
import { plainAddress, type Replacement } from "./replace-value";

/** What can be done to all chosen records. */
export type BulkKind = "ttl" | "enable" | "disable" | "delete" | "replace";

/** What its form holds, as typed. */
export interface BulkInput extends Replacement {
  ttl: string;
  others: boolean;
}

export const emptyInput: BulkInput = {
  ttl: "",
  others: false,
  what: "text",
  find: "",
  with: "",
  types: [],
  matchCase: false,
  whole: false,
};

/** What is wrong with what was typed, by field. */
export type BulkRefusals = { [F in "ttl" | "find" | "with"]?: string | undefined };

/** The act that was typed; undefined while it is not whole. */
export function actOf(
  kind: BulkKind,
  { ttl, others, ...replacement }: BulkInput,
): { act: BulkAct | undefined; refusals: BulkRefusals } {
  switch (kind) {
    case "ttl": {
      const read = ttlText.safeParse(ttl);
      if (read.success) return { act: { kind: "ttl", ttl: read.data, others }, refusals: {} };
      return { act: undefined, refusals: { ttl: read.error.issues[0]?.message } };
    }
    case "enable":
    case "disable":
      return { act: { kind: "state", disabled: kind === "disable" }, refusals: {} };
    case "delete":
      return { act: { kind: "delete" }, refusals: {} };
    case "replace":
      return replaceAct(replacement);
  }
}

function replaceAct(replacement: Replacement): ReturnType<typeof actOf> {
  const { what, find, with: other } = replacement;
  const wrong = (text: string) =>
    what === "address" && text.trim() !== "" && plainAddress(text) === null
      ? "This is not an IPv4 or IPv6 address"
      : undefined;
  const refusals = { find: wrong(find), with: wrong(other) };
  const whole =
    find !== "" && (what === "text" || (plainAddress(find) !== null && plainAddress(other) !== null));
  return { act: whole ? { kind: "replace", replacement } : undefined, refusals };
}

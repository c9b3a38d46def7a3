import type { Record as ZoneRecord } from "@/lib/contract/records";
import { absoluteName } from "@/lib/dns/name";
import type { ChangeLine } from "./change-set";
import type { PlainRecord } from "./plain-record";

/** A record of example.com as the API lists it, from `name ttl type content`; `-` is the zone's default TTL. */
export function aRecord(id: string, text: string, disabled = false): ZoneRecord {
  const [name = "", ttl = "", type = "", ...content] = text.split(" ");
  return {
    id,
    name: absoluteName(name, "example.com").slice(0, -1),
    display_name: name,
    type,
    content: content.join(" "),
    ttl: ttl === "-" ? null : Number(ttl),
    disabled,
  };
}

/** `name ttl type content`, as {@link aRecord} reads it. */
export function recordText({ name, ttl, type, content, disabled }: PlainRecord): string {
  return `${disabled ? "(off) " : ""}${name} ${ttl ?? "-"} ${type} ${content}`;
}

/** A line in one line. */
export function lineText(line: ChangeLine): string {
  if (line.kind === "add") return `${line.key} ${recordText(line.to)}`;
  return `${line.key} ${recordText(line.from)} → ${line.kind === "delete" ? "nothing" : recordText(line.to)}`;
}

/** Runs, and gives the processor time that it took in milliseconds: on a busy machine the clock tells little. */
export function timed<T>(run: () => T): { result: T; ms: number } {
  const start = process.cpuUsage().user;
  const result = run();
  return { result, ms: Math.round((process.cpuUsage().user - start) / 1000) };
}

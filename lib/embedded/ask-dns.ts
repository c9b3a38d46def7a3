import { Resolver } from "node:dns/promises";
import type { DnsFinding } from "./validation-sentinels";

/** What is looked for, where, and what it must say. */
export interface DnsQuestion {
  zone: string;
  type: "txt_record" | "nameservers";
  /** The TXT value; or the platform's name servers, of which all of the zone's must be. */
  expected: string;
}

/** Asks DNS, two tries of two seconds each, through the given resolvers or the system's own. */
export async function askDns(question: DnsQuestion, servers: readonly string[]): Promise<DnsFinding> {
  const resolver = new Resolver({ timeout: 2000, tries: 2 });
  if (servers.length > 0) resolver.setServers(servers);
  try {
    return question.type === "txt_record"
      ? await askTxt(resolver, question)
      : await askNs(resolver, question);
  } catch (error) {
    return { kind: "failed", reason: codeOf(error) };
  }
}

/** The name whose TXT record holds a zone's challenge. */
export function challengeName(zone: string): string {
  return `_scaidns-verify.${zone}`;
}

async function askTxt(resolver: Resolver, { zone, expected }: DnsQuestion): Promise<DnsFinding> {
  const found = await orNone(resolver.resolveTxt(challengeName(zone)));
  if (found.answer) {
    return found.answer.some((strings) => strings.join("") === expected)
      ? { kind: "match" }
      : { kind: "mismatch" };
  }
  // No such name: is it only the challenge that is missing, or the whole domain?
  if (found.code === "ENODATA") return { kind: "missing" };
  const soa = await orNone(resolver.resolveSoa(zone));
  return soa.answer || soa.code === "ENODATA" ? { kind: "missing" } : { kind: "no_domain" };
}

async function askNs(resolver: Resolver, { zone, expected }: DnsQuestion): Promise<DnsFinding> {
  const found = await orNone(resolver.resolveNs(zone));
  if (!found.answer) return { kind: found.code === "ENODATA" ? "missing" : "no_domain" };
  const wanted = expected.split(", ").map(bare);
  return found.answer.every((name) => wanted.includes(bare(name))) ? { kind: "match" } : { kind: "mismatch" };
}

async function orNone<T>(query: Promise<T>): Promise<{ answer: T } | { answer?: undefined; code: string }> {
  try {
    return { answer: await query };
  } catch (error) {
    const code = codeOf(error);
    if (code === "ENODATA" || code === "ENOTFOUND") return { code };
    throw error;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "EUNKNOWN";
}

function bare(name: string): string {
  return name.toLowerCase().replace(/\.$/, "");
}

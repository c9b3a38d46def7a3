import { type Context, timestampOf } from "./context";
import { newId } from "./ids";
import { platformNameservers } from "./platform-nameservers";

/** Refresh, retry, expire and negative-answer TTL of new zones, in seconds (values of RIPE-203). */
const soaTimers = "86400 7200 3600000 3600";

/** The SOA content of a new zone. */
export function soaContent(nameserver: string, serial: number): string {
  const [, ...parent] = nameserver.split(".");
  return `${nameserver} hostmaster.${parent.join(".")} ${serial} ${soaTimers}`;
}

/** Gives a new zone its SOA and the platform's name servers. */
export function createZoneRecords(
  context: Context,
  zone: { id: string; name: string; serial: number },
): void {
  const nameservers = platformNameservers(context.db);
  const insert = (type: string, content: string) =>
    context.db.run(
      "INSERT INTO records (id, domain_id, name, type, content, created_at) VALUES (?, ?, ?, ?, ?, ?)",
      [newId("r"), zone.id, zone.name, type, content, timestampOf(context.now)],
    );
  insert("SOA", soaContent(nameservers[0] ?? ".", zone.serial));
  for (const nameserver of nameservers) insert("NS", nameserver);
}

import type { AuditLog } from "@/lib/contract/audit-logs";

/** Who it was, by the address or else the id. Addresses below `home`, a mail domain, are shortened to `ada@…`. */
export function actorName({ actor_type, actor_id, actor_email }: AuditLog, home?: string): string {
  const email = shortened(actor_email, home);
  const name = email || actor_id;
  switch (actor_type) {
    case "api_key":
      return email ? `${email} (API key)` : `API key ${actor_id || "without a name"}`;
    case "system":
      return name ? `ScaiDNS itself (${name})` : "ScaiDNS itself";
    case "webhook":
      return name ? `Webhook ${name}` : "A webhook";
    default:
      return name || "Somebody";
  }
}

function shortened(email: string | null | undefined, home: string | undefined): string | null | undefined {
  return home && email?.endsWith(`@${home}`) ? `${email.slice(0, -home.length)}…` : email;
}

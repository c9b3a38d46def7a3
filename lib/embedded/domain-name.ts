import type { z } from "zod";
import type { domainCreate } from "@/lib/contract/domains";
import { checkZoneName } from "@/lib/dns/name";
import { reverseZoneForCidr } from "@/lib/dns/reverse";
import { fail } from "./failure";

type Wanted = Pick<z.output<typeof domainCreate>, "name" | "domain_type" | "cidr">;

const suffixes = { reverse_ipv4: ".in-addr.arpa", reverse_ipv6: ".ip6.arpa" } as const;

/** The canonical name of the zone to create, or a 400. A `cidr` names the zone of a reverse type. */
export function domainName(wanted: Wanted): string {
  const { domain_type: type, cidr } = wanted;
  if (type === "primary" || type === "secondary") {
    if (cidr) fail(400, { message: "A CIDR is for reverse zones only", field: "cidr" });
    return zoneName(wanted.name);
  }
  if (!cidr) {
    const name = zoneName(wanted.name);
    return name.endsWith(suffixes[type]) ? name : fail(400, "Invalid domain name");
  }
  const zone = reverseZoneForCidr(cidr);
  if (!zone.ok) {
    return fail(400, {
      message: `Invalid CIDR: ${zone.problems[0]?.message ?? "not a network"}`,
      field: "cidr",
    });
  }
  if (zone.value.domain_type !== type) {
    fail(400, { message: `${cidr} is not a network of a ${type} zone`, field: "cidr" });
  }
  const agrees = wanted.name.trim() === cidr.trim() || zoneName(wanted.name) === zone.value.zone_name;
  if (!agrees) fail(400, { message: `The zone of ${cidr} is ${zone.value.zone_name}`, field: "name" });
  return zone.value.zone_name;
}

function zoneName(text: string): string {
  const name = checkZoneName(text);
  return name.ok ? name.value : fail(400, "Invalid domain name");
}

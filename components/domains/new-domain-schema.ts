import { z } from "zod";
import { ttlText } from "@/components/form/ttl-text";
import type { EndpointInput } from "@/lib/contract/endpoints";
import { description } from "@/lib/contract/fields";
import { checkZoneName } from "@/lib/dns/name";
import { reverseZoneForCidr } from "@/lib/dns/reverse";

export const newDomainValues = { kind: "primary", name: "", cidr: "", default_ttl: "", description: "" };

/** What a person types for a new domain; a reverse zone is named by its network. */
export const newDomainSchema = z
  .object({
    kind: z.enum(["primary", "secondary", "reverse"]),
    name: z.string(),
    cidr: z.string(),
    default_ttl: ttlText,
    description,
  })
  .transform(({ kind, name, cidr, ...rest }, context) => {
    if (kind === "reverse") {
      const zone = reverseZoneForCidr(cidr);
      if (zone.ok) {
        const { zone_name, domain_type } = zone.value;
        return { ...rest, name: zone_name, domain_type, cidr: cidr.trim() };
      }
      for (const { message } of zone.problems) {
        context.addIssue({ code: "custom", path: ["cidr"], message: `Network ${message}` });
      }
      return z.NEVER;
    }
    const checked = checkZoneName(name.trim());
    if (checked.ok) return { ...rest, name: checked.value, domain_type: kind };
    for (const { message } of checked.problems) {
      context.addIssue({ code: "custom", path: ["name"], message: `Name ${message}` });
    }
    return z.NEVER;
  });

/** The call that creates it; what was left empty is left to the API. */
export function domainInput({
  name,
  domain_type,
  cidr,
  default_ttl,
  description,
}: z.output<typeof newDomainSchema> & { cidr?: string }) {
  return {
    body: {
      name,
      domain_type,
      ...(cidr && { cidr }),
      ...(default_ttl !== null && { default_ttl }),
      ...(description && { description }),
    },
  } satisfies EndpointInput<"domains.create">;
}

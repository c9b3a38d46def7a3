import * as z from "zod/mini";
import { ttlText } from "@/components/form/ttl-text";
import type { EndpointInput } from "@/lib/contract/endpoints";
import { checkZoneName } from "@/lib/dns/name";
import { reverseZoneForCidr } from "@/lib/dns/reverse";
import { descriptionText } from "./description-text";

export const newDomainValues = { kind: "primary", name: "", cidr: "", default_ttl: "", description: "" };

const typed = z.object({
  kind: z.enum(["primary", "secondary", "reverse"]),
  name: z.string(),
  cidr: z.string(),
  default_ttl: ttlText,
  description: descriptionText,
});

/** What a person types for a new domain; a reverse zone is named by its network. */
export const newDomainSchema = z.pipe(
  typed,
  z.transform(({ kind, name, cidr, ...rest }: z.output<typeof typed>, { issues }) => {
    if (kind === "reverse") {
      const zone = reverseZoneForCidr(cidr);
      if (zone.ok) {
        const { zone_name, domain_type } = zone.value;
        return { ...rest, name: zone_name, domain_type, cidr: cidr.trim() };
      }
      for (const { message } of zone.problems) {
        issues.push({ code: "custom", path: ["cidr"], message: `Network ${message}`, input: cidr });
      }
      return z.NEVER;
    }
    const checked = checkZoneName(name.trim());
    if (checked.ok) return { ...rest, name: checked.value, domain_type: kind };
    for (const { message } of checked.problems) {
      issues.push({ code: "custom", path: ["name"], message: `Name ${message}`, input: name });
    }
    return z.NEVER;
  }),
);

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

"use client";

import { useWatch } from "react-hook-form";
import { TextField } from "@/components/form/text-field";
import { checkZoneName } from "@/lib/dns/name";
import { reverseZoneForCidr } from "@/lib/dns/reverse";
import type { newDomainValues } from "./new-domain-schema";

type Values = typeof newDomainValues;

/** The domain's name; for a reverse zone the network, with the name it makes. */
export function DomainNameField() {
  const { kind, name, cidr } = useWatch<Values>();
  if (kind === "reverse") {
    const zone = reverseZoneForCidr(cidr ?? "");
    return (
      <TextField<Values>
        key="cidr"
        name="cidr"
        label="Network"
        mono
        required
        placeholder="192.0.2.0/24 or 2001:db8::/32"
        description={
          zone.ok
            ? `Zone ${zone.value.zone_name}, ${zone.value.start_ip} to ${zone.value.end_ip}`
            : "IPv4 /8, /16, /24 or /25 to /32; IPv6 every fourth prefix from /4 to /124"
        }
      />
    );
  }
  const typed = (name ?? "").trim();
  const checked = typed === "" ? undefined : checkZoneName(typed);
  const converted = checked?.ok && checked.value !== typed.toLowerCase().replace(/\.$/, "");
  return (
    <TextField<Values>
      key="name"
      name="name"
      label="Name"
      mono
      required
      placeholder="example.com"
      description={
        converted && checked.ok
          ? `In DNS: ${checked.value}`
          : "Without www: the zone itself, such as example.com"
      }
    />
  );
}

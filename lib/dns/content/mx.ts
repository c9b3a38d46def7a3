import { defineContent } from "./definition";

/** RFC 1035 §3.3.9; "0 ." says that the domain takes no mail (RFC 7505). */
export const mx = defineContent({
  description: "Mail server for the domain",
  example: "10 mail.example.com.",
  fields: [
    { name: "priority", label: "Priority", kind: "uint16", hint: "0 to 65535; the lowest is tried first" },
    {
      name: "host",
      label: "Mail server",
      kind: "host",
      hint: "A host name; “.” with priority 0 refuses mail",
    },
  ],
});

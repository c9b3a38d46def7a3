import { defineContent } from "./definition";

/** RFC 1035 §3.3.11. */
export const ns = defineContent({
  description: "Authoritative name server",
  example: "ns1.example.com.",
  fields: [
    { name: "host", label: "Name server", kind: "host", hint: "A host name with addresses of its own" },
  ],
});

import { defineContent } from "./definition";

/** PowerDNS's ALIAS: answered with the target's addresses, so it works at the apex, where CNAME is not allowed. */
export const alias = defineContent({
  description: "Answers with another name's addresses, also at the apex",
  example: "app.example.net.",
  fields: [{ name: "target", label: "Target", kind: "host", hint: "The name whose addresses are answered" }],
});

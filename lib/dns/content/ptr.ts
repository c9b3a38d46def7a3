import { defineContent } from "./definition";

/** RFC 1035 §3.3.12. */
export const ptr = defineContent({
  description: "Host name of an address, in a reverse zone",
  example: "host.example.com.",
  fields: [{ name: "host", label: "Host name", kind: "host", hint: "The full name of the host" }],
});

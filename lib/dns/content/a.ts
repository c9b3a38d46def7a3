import { defineContent } from "./definition";

/** RFC 1035 §3.4.1. */
export const a = defineContent({
  description: "IPv4 address of a host",
  example: "192.0.2.1",
  fields: [{ name: "address", label: "Address", kind: "ipv4", hint: "An IPv4 address such as 192.0.2.1" }],
});

import { defineContent } from "./definition";

/** RFC 3596 §2.2. */
export const aaaa = defineContent({
  description: "IPv6 address of a host",
  example: "2001:db8::1",
  fields: [{ name: "address", label: "Address", kind: "ipv6", hint: "An IPv6 address such as 2001:db8::1" }],
});

import { defineContent } from "./definition";

/** RFC 2782; target "." says that the service is not offered. */
export const srv = defineContent({
  description: "Host and port of a service",
  example: "10 60 5060 sip.example.com.",
  fields: [
    { name: "priority", label: "Priority", kind: "uint16", hint: "0 to 65535; the lowest is tried first" },
    {
      name: "weight",
      label: "Weight",
      kind: "uint16",
      hint: "Share among equal priorities; 0 when there is no choice",
    },
    { name: "port", label: "Port", kind: "uint16", hint: "The port of the service on that host" },
    {
      name: "target",
      label: "Target",
      kind: "host",
      hint: "A host name; “.” says the service is not offered",
    },
  ],
});

import { defineContent } from "./definition";

/** RFC 1035 §3.3.13, with the meaning of minimum from RFC 2308 §4. */
export const soa = defineContent({
  description: "Start of authority: the zone's primary server, contact and timers",
  example: "ns1.example.com. hostmaster.example.com. 2024010101 10800 3600 604800 3600",
  fields: [
    { name: "mname", label: "Primary name server", kind: "host", hint: "Where the zone is changed" },
    {
      name: "rname",
      label: "Contact",
      kind: "host",
      hint: "A mail address with a dot for its @: hostmaster.example.com.",
    },
    { name: "serial", label: "Serial", kind: "uint32", hint: "Grows with every change" },
    { name: "refresh", label: "Refresh", kind: "ttl", hint: "How often secondaries look for changes" },
    { name: "retry", label: "Retry", kind: "ttl", hint: "How soon they look again after a failure" },
    {
      name: "expire",
      label: "Expire",
      kind: "ttl",
      hint: "How long they answer without reaching the primary",
    },
    { name: "minimum", label: "Negative TTL", kind: "ttl", hint: "How long “no such name” may be cached" },
  ],
});

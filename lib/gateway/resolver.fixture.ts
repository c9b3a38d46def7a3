import { createSocket } from "node:dgram";
import { type AddressInfo, createServer } from "node:net";
import * as dnsPacket from "dns-packet";

/** What is answered of a name: DS records and an SOA as the parent has them, or no reply at all. */
export interface DsOf {
  ds?: { keyTag: number; algorithm: number; digestType: number; digest: string }[];
  rcode?: "NXDOMAIN" | "SERVFAIL";
  silent?: boolean;
  /** Fits TCP alone. */
  long?: boolean;
}

export type Resolver = Awaited<ReturnType<typeof dsResolver>>;

/**
 * A resolver on this machine that knows the DS of some zones, changed by `answers`; of others it says that they have
 * none. TTL 300, negative TTL 60.
 */
export async function dsResolver(answers: { [zone: string]: DsOf }) {
  const asked: string[] = [];
  const respond = (query: dnsPacket.Packet, over: "udp" | "tcp"): dnsPacket.Packet | undefined => {
    const name = query.questions?.[0]?.name ?? "";
    asked.push(`${over} ${name}`);
    const { ds = [], rcode, silent, long } = answers[name] ?? {};
    if (silent) return undefined;
    const cut = long && over === "udp";
    const code = rcode === "NXDOMAIN" ? 3 : rcode === "SERVFAIL" ? 2 : 0;
    return {
      type: "response",
      id: query.id ?? 0,
      flags:
        dnsPacket.RECURSION_DESIRED |
        dnsPacket.RECURSION_AVAILABLE |
        code |
        (cut ? dnsPacket.TRUNCATED_RESPONSE : 0),
      questions: query.questions ?? [],
      answers: cut
        ? []
        : ds.map(({ digest, ...rest }) => ({
            type: "DS",
            name,
            ttl: 300,
            data: { ...rest, digest: Buffer.from(digest, "hex") },
          })),
      authorities: ds.length > 0 || rcode === "SERVFAIL" ? [] : [soa(name)],
    };
  };
  const udp = createSocket("udp4");
  udp.on("message", (bytes, from) => {
    const reply = respond(dnsPacket.decode(bytes), "udp");
    if (reply) udp.send(dnsPacket.encode(reply), from.port, from.address);
  });
  await new Promise<void>((resolve) => udp.bind(0, "127.0.0.1", resolve));
  const { port }: AddressInfo = udp.address();
  const tcp = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.on("data", (bytes) => {
      const reply = respond(dnsPacket.streamDecode(bytes), "tcp");
      if (reply) socket.end(dnsPacket.streamEncode(reply));
    });
  });
  await new Promise<void>((resolve) => tcp.listen(port, "127.0.0.1", resolve));
  const close = () => {
    udp.close();
    tcp.close();
  };
  return { address: `127.0.0.1:${port}`, answers, asked, close };
}

const soa = (name: string): dnsPacket.Answer => ({
  type: "SOA",
  name: name.split(".").slice(1).join(".") || ".",
  ttl: 900,
  data: {
    mname: "ns.parent.test",
    rname: "host.parent.test",
    serial: 1,
    refresh: 1,
    retry: 1,
    expire: 1,
    minimum: 60,
  },
});

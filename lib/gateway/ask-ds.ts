import { randomInt } from "node:crypto";
import { createSocket } from "node:dgram";
import { connect, isIPv6 } from "node:net";
import * as dnsPacket from "dns-packet";
import { resolverAddress } from "@/lib/env";

/** A DS record as the parent has it. */
interface DsRecord {
  key_tag: number;
  algorithm: number;
  digest_type: number;
  /** Hexadecimal digits in upper case. */
  digest: string;
}

/**
 * What resolvers say of a zone's DS: some, none, or that there is no such domain; `failed` with a resolver's word when
 * it cannot tell, such as SERVFAIL; `unanswered` when none of them replies. `ttl` in seconds: how much longer the
 * resolver may answer the same.
 */
export type DsAnswer =
  | { status: "found"; ds: DsRecord[]; ttl: number }
  | { status: "none" | "no_domain"; ttl: number | null }
  | { status: "failed"; reason: string }
  | { status: "unanswered" };

const tries = 2;
const waitMs = 2000;
/** What fits a UDP reply that no path breaks up (RFC 9715, section 3). */
const udpBytes = 1232;

/**
 * Asks the resolvers (`address` or `address:port`), one after the other and each up to twice, for the DS of a zone,
 * which its parent has (RFC 4035, section 3.1.4.1). Never rejects.
 */
export async function askDs(zone: string, resolvers: readonly string[]): Promise<DsAnswer> {
  let answer: DsAnswer = { status: "unanswered" };
  for (let attempt = 0; attempt < tries; attempt++) {
    for (const resolver of resolvers) {
      const server = resolverAddress(resolver);
      const reply = server && (await ask(zone, server).catch(() => undefined));
      if (!reply) continue;
      answer = answerOf(reply, zone);
      if (answer.status !== "failed") return answer;
    }
  }
  return answer;
}

interface Server {
  address: string;
  port: number;
}

type Query = dnsPacket.Packet & { id: number };

/** Over UDP, and again over TCP when the reply did not fit. Rejects when none comes in time. */
async function ask(zone: string, server: Server): Promise<dnsPacket.DecodedPacket> {
  const query: Query = {
    type: "query",
    id: randomInt(0x1_00_00),
    flags: dnsPacket.RECURSION_DESIRED,
    questions: [{ type: "DS", name: zone }],
    additionals: [
      {
        type: "OPT",
        name: ".",
        udpPayloadSize: udpBytes,
        extendedRcode: 0,
        ednsVersion: 0,
        flags: 0,
        flag_do: false,
        options: [],
      },
    ],
  };
  const reply = await overUdp(query, server);
  return reply.flag_tc ? overTcp(query, server) : reply;
}

function overUdp(query: Query, { address, port }: Server): Promise<dnsPacket.DecodedPacket> {
  return new Promise((resolve, reject) => {
    const socket = createSocket(isIPv6(address) ? "udp6" : "udp4");
    const timer = setTimeout(() => socket.emit("error", new Error("timeout")), waitMs);
    const end = () => {
      clearTimeout(timer);
      socket.close();
    };
    socket.on("error", (error) => {
      end();
      reject(error);
    });
    socket.on("message", (bytes) => {
      const reply = replyTo(query, () => dnsPacket.decode(bytes));
      // What does not answer this question may be from anybody.
      if (!reply) return;
      end();
      resolve(reply);
    });
    socket.connect(port, address, () => socket.send(dnsPacket.encode(query)));
  });
}

function overTcp(query: Query, { address, port }: Server): Promise<dnsPacket.DecodedPacket> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect({ host: address, port }, () => socket.write(dnsPacket.streamEncode(query)));
    socket.setTimeout(waitMs, () => socket.destroy(new Error("timeout")));
    socket.on("error", reject);
    socket.on("close", () => reject(new Error("No whole reply")));
    socket.on("data", (chunk) => {
      chunks.push(chunk);
      const bytes = Buffer.concat(chunks);
      if (bytes.length < 2 || bytes.length < 2 + bytes.readUInt16BE(0)) return;
      const reply = replyTo(query, () => dnsPacket.decode(bytes.subarray(2)));
      if (reply) resolve(reply);
      socket.destroy();
    });
  });
}

/** The reply, if it is one to this very question (RFC 5452, section 9.1). */
function replyTo(query: Query, decode: () => dnsPacket.DecodedPacket): dnsPacket.DecodedPacket | undefined {
  try {
    const reply = decode();
    const [asked] = reply.questions ?? [];
    const [wanted] = query.questions ?? [];
    const same = asked?.type === "DS" && bare(asked.name) === bare(wanted?.name ?? "");
    return reply.type === "response" && reply.id === query.id && same ? reply : undefined;
  } catch {
    return undefined;
  }
}

const noError = 0;
const nxDomain = 3;
/** Names of RFC 1035, section 4.1.1. */
const rcodes: { [code: number]: string } = { 1: "FORMERR", 2: "SERVFAIL", 4: "NOTIMP", 5: "REFUSED" };

function answerOf(reply: dnsPacket.DecodedPacket, zone: string): DsAnswer {
  const { flags = 0, answers = [], authorities = [] } = reply;
  const rcode = flags & 0xf;
  if (rcode !== noError && rcode !== nxDomain) {
    return { status: "failed", reason: rcodes[rcode] ?? `RCODE ${rcode}` };
  }
  const found = answers.filter((each) => each.type === "DS").filter(({ name }) => bare(name) === bare(zone));
  if (found.length === 0) {
    return { status: rcode === noError ? "none" : "no_domain", ttl: negativeTtl(authorities) };
  }
  return {
    status: "found",
    ds: found.map(({ data }) => ({
      key_tag: data.keyTag,
      algorithm: data.algorithm,
      digest_type: data.digestType,
      digest: data.digest.toString("hex").toUpperCase(),
    })),
    ttl: Math.min(...found.map(({ ttl = 0 }) => ttl)),
  };
}

/** How long a resolver may keep that there is nothing (RFC 2308, section 5). */
function negativeTtl(authorities: readonly dnsPacket.Answer[]): number | null {
  for (const each of authorities) {
    if (each.type === "SOA") return Math.min(each.ttl ?? 0, each.data.minimum ?? 0);
  }
  return null;
}

function bare(name: string): string {
  return name.toLowerCase().replace(/\.$/, "");
}

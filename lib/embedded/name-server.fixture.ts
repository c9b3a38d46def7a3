import { createSocket } from "node:dgram";
import type { AddressInfo } from "node:net";

/** What a name answers: TXT strings or name servers, no data of the type, no such name, or nothing at all. */
type Answer = { txt: string[][] } | { ns: string[] } | "nodata" | "nxdomain" | "servfail" | "silent";

/** A name server on this machine for tests; names it doesn't know are NXDOMAIN. It answers after `asked` is done. */
export async function nameServer(
  answers: Record<string, Answer>,
  asked: () => Promise<unknown> = async () => {},
) {
  const socket = createSocket("udp4");
  socket.on("message", async (query, from) => {
    await asked();
    const reply = respond(query, answers);
    if (reply) socket.send(reply, from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
  const { port }: AddressInfo = socket.address();
  return { address: `127.0.0.1:${port}`, close: () => socket.close() };
}

const types = { txt: 16, ns: 2 } as const;

function respond(query: Buffer, answers: Record<string, Answer>): Buffer | null {
  const labels: string[] = [];
  let at = 12;
  for (let size = query.readUInt8(at); size > 0; size = query.readUInt8(at)) {
    labels.push(query.toString("latin1", at + 1, at + 1 + size));
    at += 1 + size;
  }
  const question = query.subarray(12, at + 5);
  const wanted = query.readUInt16BE(at + 1);
  const answer = answers[labels.join(".").toLowerCase()] ?? "nxdomain";
  if (answer === "silent") return null;
  const code = answer === "nxdomain" ? 3 : answer === "servfail" ? 2 : 0;
  const data: Buffer[] = [];
  if (typeof answer === "object" && "txt" in answer && wanted === types.txt) {
    data.push(...answer.txt.map((strings) => Buffer.concat(strings.map(sized))));
  }
  if (typeof answer === "object" && "ns" in answer && wanted === types.ns) {
    data.push(...answer.ns.map((name) => Buffer.concat([...name.split(".").map(sized), Buffer.of(0)])));
  }
  const header = Buffer.alloc(12);
  query.copy(header, 0, 0, 2);
  header.writeUInt16BE(0x8180 | code, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(data.length, 6);
  return Buffer.concat([header, question, ...data.map((one) => record(wanted, one))]);
}

/** A resource record whose name points at the question's. */
function record(type: number, data: Buffer): Buffer {
  const head = Buffer.from([0xc0, 12, 0, type, 0, 1, 0, 0, 0, 60, 0, 0]);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

function sized(text: string): Buffer {
  return Buffer.concat([Buffer.of(text.length), Buffer.from(text, "latin1")]);
}

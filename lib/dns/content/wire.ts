import { printLabel } from "../name-labels";
import type { Octets } from "../octets";

/** Reads record data in wire format from front to back; every method gives null when too little is left. */
export type WireReader = {
  left(): number;
  take(octets: number): Octets | null;
  uint(octets: number): number | null;
  /** One character-string: a length octet and that many octets. */
  string(): Octets | null;
};

/** A reader at the front of the data. */
export function wireReader(data: Octets): WireReader {
  let at = 0;
  const reader: WireReader = {
    left: () => data.length - at,
    take(octets) {
      if (octets > data.length - at) return null;
      at += octets;
      return data.slice(at - octets, at);
    },
    uint(octets) {
      const taken = reader.take(octets);
      return taken === null
        ? null
        : Array.from(taken).reduce((sum, octet) => sum * 256 + octet.charCodeAt(0), 0);
    },
    string() {
      const length = reader.uint(1);
      return length === null ? null : reader.take(length);
    },
  };
  return reader;
}

/** An uncompressed name (RFC 1035 §3.1), canonical; RFC 3597 §4 forbids compression in generic data. */
export function readWireName(wire: WireReader): string | null {
  let name = "";
  let length = 1;
  for (let label = wire.string(); label !== null; label = wire.string()) {
    if (label.length === 0) return name || ".";
    length += label.length + 1;
    if (label.length > 63 || length > 255) return null;
    name += `${printLabel(label)}.`;
  }
  return null;
}

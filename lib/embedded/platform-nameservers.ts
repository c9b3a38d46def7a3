import { z } from "zod";
import type { Db } from "./db";

const defaults = ["ns1.scaidns.example.", "ns2.scaidns.example.", "ns3.scaidns.example."];

/** Host names of the platform's authoritative servers, with trailing dots. */
export function platformNameservers(db: Db): string[] {
  const stored = db.text("SELECT value FROM meta WHERE key = 'nameservers'");
  return stored === null ? [...defaults] : z.array(z.string()).parse(JSON.parse(stored));
}

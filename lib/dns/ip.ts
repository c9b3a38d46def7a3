/** The four octets of an IPv4 address in dotted decimal, or null. Leading zeros are refused: some read them as octal. */
export function parseIpv4(text: string): number[] | null {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9][0-9]{0,2})$/.test(part))) return null;
  const octets = parts.map(Number);
  return octets.every((octet) => octet <= 255) ? octets : null;
}

/** The eight 16-bit groups of an IPv6 address (RFC 4291 §2.2), or null. Zone ids and brackets are refused. */
export function parseIpv6(text: string): number[] | null {
  const dotted = /^(.*:)([0-9.]+)$/.exec(text);
  let hex = text;
  if (dotted?.[2]?.includes(".")) {
    const octets = parseIpv4(dotted[2]);
    if (octets === null) return null;
    const [a = 0, b = 0, c = 0, d = 0] = octets;
    hex = `${dotted[1]}${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
  }
  const halves = hex.split("::");
  if (halves.length > 2) return null;
  const [head = [], tail = []] = halves.map((half) => (half === "" ? [] : half.split(":")));
  if (![...head, ...tail].every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null;
  return [...head, ...Array<string>(missing).fill("0"), ...tail].map((group) => Number.parseInt(group, 16));
}

/**
 * Eight groups as RFC 5952 writes them; IPv4-mapped and IPv4-compatible addresses end in dotted decimal, as BIND
 * and the platforms print them.
 */
export function printIpv6(groups: readonly number[]): string {
  const run = longestZeroRun(groups);
  const [high = 0, low = 0] = groups.slice(6);
  const embedded = run.start === 0 && (run.length === 6 || (run.length === 5 && groups[5] === 0xffff));
  const text = groups.map((group) => group.toString(16));
  if (embedded) {
    const dotted = [high >> 8, high & 255, low >> 8, low & 255].join(".");
    return run.length === 6 ? `::${dotted}` : `::ffff:${dotted}`;
  }
  if (run.length < 2) return text.join(":");
  return `${text.slice(0, run.start).join(":")}::${text.slice(run.start + run.length).join(":")}`;
}

function longestZeroRun(groups: readonly number[]): { start: number; length: number } {
  let best = { start: 0, length: 0 };
  let length = 0;
  for (const [index, group] of groups.entries()) {
    length = group === 0 ? length + 1 : 0;
    if (length > best.length) best = { start: index - length + 1, length };
  }
  return best;
}

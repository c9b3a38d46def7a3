/** A repeatable stream of numbers (mulberry32): sample data is the same on every machine. */
export interface SeedRandom {
  /** A whole number from 0 up to, but without, `below`. */
  below(below: number): number;
  pick<T>(from: readonly [T, ...T[]]): T;
  /** Lower-case hexadecimal digits. */
  hex(digits: number): string;
  /** The 16 characters of an id. */
  id(): string;
}

export function seedRandom(seed: number): SeedRandom {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const text = (alphabet: string, length: number) =>
    Array.from({ length }, () => alphabet.charAt(below(alphabet.length))).join("");
  return {
    below,
    pick: (from) => from[below(from.length)] ?? from[0],
    hex: (digits) => text("0123456789abcdef", digits),
    id: () => text("0123456789abcdefghjkmnpqrstvwxyz", 16),
  };
}

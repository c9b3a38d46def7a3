import type { ZoneTtl } from "./zone-file-head";

/** A TTL to use, with what is to be said about it; or why there is none. */
export type TtlDecision = { ttl: number; warning?: string } | { ttl: null; error: string };

/** Decides each record's TTL as BIND does: stated, else `$TTL`, else the last stated, else the SOA's minimum. */
export class ZoneFileTtls {
  /** Seconds: the `$TTL` in force, or the SOA's minimum where that stands in for it. */
  default: number | null = null;
  private unreadLine: number | null = null;
  private last: number | null = null;
  private saidLast = false;

  /** `fallback`, for records of which the text says nothing: below 0 it stands for one that is left open. */
  constructor(private readonly fallback: number | undefined) {}

  setDefault(ttl: number): void {
    this.default = ttl;
    this.unreadLine = null;
  }

  /** A `$TTL` could not be read: records without a TTL of their own cannot be either, until the next. */
  loseDefault(line: number): void {
    this.unreadLine = line;
  }

  /** Notes a stated TTL for the records after it (RFC 1035 §5.1), also when its own record is refused. */
  state(stated: ZoneTtl | null): void {
    if (stated) this.last = stated.seconds;
  }

  /** The TTL of a record. `soaMinimum` is given for SOA records only. */
  decide(stated: ZoneTtl | null, soaMinimum: number | null): TtlDecision {
    if (stated?.excessive)
      return { ttl: 0, warning: `TTL ${stated.token.text} is over 2147483647: 0 is used` };
    if (stated) return { ttl: stated.seconds };
    if (this.unreadLine !== null) {
      return {
        ttl: null,
        error: `the record has no TTL, and the $TTL of line ${this.unreadLine} could not be read`,
      };
    }
    if (this.default !== null) return { ttl: this.default };
    // What is left open can be stated by nobody: it got there from another record of a set.
    if (this.last !== null && this.last >= 0) {
      const warning = `no $TTL is set: the last TTL stated, ${this.last}, is used here and further down`;
      const decision = this.saidLast ? { ttl: this.last } : { ttl: this.last, warning };
      this.saidLast = true;
      return decision;
    }
    if (soaMinimum !== null) {
      this.default = soaMinimum;
      return { ttl: soaMinimum, warning: `no TTL is set: the SOA's minimum, ${soaMinimum}, is used` };
    }
    if (this.fallback !== undefined) return { ttl: this.fallback };
    return { ttl: null, error: "the record has no TTL, and no $TTL is set before it" };
  }

  /** The TTL that a record took from its set rather than from where it stands. */
  overrule(ttl: number): void {
    if (this.last !== null) this.last = ttl;
  }
}

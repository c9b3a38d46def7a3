import { createHash, randomBytes } from "node:crypto";

/** A random secret of 256 bits. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/**
 * What keys, codes and refresh tokens are stored and looked up as, SHA-256 in hexadecimal: nobody gets in with a
 * copy of the database. Secrets of 256 random bits need no slow hash.
 */
export function secretHash(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

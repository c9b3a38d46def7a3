import { hkdfSync } from "node:crypto";
import { base64url, CompactEncrypt, compactDecrypt } from "jose";
import type { z } from "zod";

/** Encrypts small values so that only this console, knowing the secret, can read or make them. */
export interface Sealer<T> {
  seal(value: T): Promise<string>;
  /** The value; undefined for anything not sealed by us, for this purpose, with this secret. */
  unseal(text: string): Promise<T | undefined>;
}

const remembered = 1000;

/**
 * A sealer for one purpose: JWE, `dir` with A256GCM, the key derived from the secret by HKDF with the purpose as
 * its info, so that what is sealed for one purpose or API is nothing to another.
 */
export function createSealer<S extends z.ZodType>(
  secret: string,
  purpose: string,
  schema: S,
): Sealer<z.output<S>> {
  const key = new Uint8Array(hkdfSync("sha256", secret, "", `scaidns-console ${purpose}`, 32));
  // Decrypting costs more than the rest of a request's way through the gateway.
  const recent = new Map<string, z.output<S>>();
  const remember = (text: string, value: z.output<S>) => {
    recent.delete(text);
    recent.set(text, value);
    const oldest = recent.keys().next();
    if (recent.size > remembered && !oldest.done) recent.delete(oldest.value);
    return value;
  };
  return {
    seal: (value) =>
      new CompactEncrypt(new TextEncoder().encode(JSON.stringify(value)))
        .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
        .encrypt(key),
    unseal: async (text) => {
      const known = recent.get(text);
      if (known !== undefined) return remember(text, known);
      try {
        const { plaintext } = await compactDecrypt(text, key, {
          keyManagementAlgorithms: ["dir"],
          contentEncryptionAlgorithms: ["A256GCM"],
        });
        const parsed = schema.safeParse(JSON.parse(new TextDecoder().decode(plaintext)));
        return parsed.success ? remember(text, parsed.data) : undefined;
      } catch {
        return undefined;
      }
    },
  };
}

/** Short, irreversible name of a secret, to keep things by. */
export async function fingerprint(text: string): Promise<string> {
  return base64url.encode(
    new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))),
  );
}

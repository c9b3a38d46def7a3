import { createPrivateKey, createPublicKey, generateKeyPairSync, type JsonWebKey } from "node:crypto";

/**
 * A new key pair for ES256, as JWKs. By way of PEM: exporting a fresh key object as JWK can hang Node 20 for good,
 * when a garbage collection in between destroys the job that made it, which wants the lock that the export holds.
 */
export function newSigningKey(): { privateJwk: JsonWebKey; publicJwk: JsonWebKey } {
  const { privateKey, publicKey } = generateKeyPairSync("ec", {
    namedCurve: "P-256",
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  return {
    privateJwk: createPrivateKey(privateKey).export({ format: "jwk" }),
    publicJwk: createPublicKey(publicKey).export({ format: "jwk" }),
  };
}

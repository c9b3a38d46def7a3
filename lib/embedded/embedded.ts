import { randomUUID } from "node:crypto";
import type { JWK } from "jose";
import { openDb } from "./db";
import { answer } from "./failure";
import { headerFaults, withFaults } from "./faults";
import { handlers } from "./handlers";
import { rateLimiter } from "./rate-limit";
import { createRouter } from "./router";
import { type CodeRequest, type SampleIdentity, scaikey } from "./scaikey";
import { type Seed, seed } from "./seed";
import { tokenAuthority } from "./token-authority";

export interface EmbeddedOptions {
  /** Folder of the database, made when missing; `":memory:"` keeps nothing. */
  dataDir: string;
  /** Origin under which browsers reach the console, such as `http://localhost:3000`. */
  publicUrl: string;
  /** Addresses of resolvers (with `:port` if not 53) that validation asks; the system's own when unset. */
  resolver?: readonly string[];
  now?: () => Date;
  /** What an empty database is filled with; sample data unless said. */
  seed?: Seed;
}

export interface Embedded {
  /** Answers a request as the API does. `ip` is the caller's address, for allow-lists and the audit log. */
  handle(request: Request, context?: { ip?: string }): Promise<Response>;
  /** Whom the embedded ScaiKey can sign in, for its page to list. */
  sampleIdentities(): SampleIdentity[];
  /** Grants an authorization request for a user; the code is good once, for 60 seconds. Throws `ApiFailure`. */
  issueCode(request: CodeRequest): { code: string };
  /** The public keys that access and id tokens are signed with. */
  jwks(): { keys: JWK[] };
  close(): void;
}

/** Opens the API in this process, on SQLite. */
export function openEmbedded(options: EmbeddedOptions): Embedded {
  const now = options.now ?? (() => new Date());
  const publicUrl = options.publicUrl.replace(/\/+$/, "");
  const db = openDb(options.dataDir);
  seed(db, options.seed ?? "sample", now());
  const tokens = tokenAuthority(db, publicUrl);
  const router = createRouter({
    db,
    settings: { publicUrl, resolver: options.resolver ?? [] },
    tokens,
    limiter: rateLimiter(),
    now,
    handlers,
  });
  const identity = scaikey(db, tokens, publicUrl, now);
  identity.mount(router);
  return {
    sampleIdentities: identity.identities,
    issueCode: identity.issueCode,
    handle: async (request, context) => {
      const response = await answer(async () =>
        withFaults(headerFaults(request), async () => router.fetch(request, { ip: context?.ip ?? null })),
      );
      response.headers.set("X-Request-Id", randomUUID());
      return response;
    },
    jwks: tokens.jwks,
    close: db.close,
  };
}

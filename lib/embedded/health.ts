import type { Db } from "./db";
import { type Handlers, RawJson, TextReply } from "./handler";

/** Liveness, readiness and metrics, at the host's root. */
export const healthHandlers = {
  "health.live": () => ({ status: "ok" }),
  "health.ready": ({ db, tokens }) => {
    const checks = {
      database: checkDatabase(db),
      redis: "ok",
      pdns: "ok",
      scaikey_jwks: tokens.jwks().keys.length > 0 ? "ok" : "no signing key",
    };
    const ok = Object.values(checks).every((check) => check === "ok");
    return new RawJson(JSON.stringify({ status: ok ? "ok" : "degraded", checks }), ok ? 200 : 503);
  },
  "health.metrics": ({ db }) =>
    new TextReply(
      [
        [
          "scaidns_domains",
          "Domains that are not deleted",
          "SELECT count(*) FROM domains WHERE deleted_at IS NULL",
        ],
        ["scaidns_records", "Records of all domains", "SELECT count(*) FROM records"],
        ["scaidns_audit_logs", "Entries of the audit log", "SELECT count(*) FROM audit_logs"],
      ]
        .map(
          ([name, help, sql]) =>
            `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${name} ${db.number(sql ?? "")}\n`,
        )
        .join(""),
      { "Content-Type": "text/plain; version=0.0.4; charset=utf-8" },
    ),
} satisfies Handlers;

// Redis and PowerDNS have no counterpart here: rate limits and zones live in this process and this database.
function checkDatabase(db: Db): string {
  try {
    return db.number("SELECT count(*) FROM roles") > 0 ? "ok" : "no roles";
  } catch (error) {
    return error instanceof Error ? error.message : "no answer";
  }
}

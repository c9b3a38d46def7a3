import { endpointUrl } from "@/lib/contract/endpoints";
import { readiness } from "@/lib/contract/health";
import { version } from "@/package.json";
import type { Api } from "./api";
import { gatewayMark, replyGuards } from "./gateway-error";
import { parseJson } from "./parse-json";

const keptMs = 2000;
const waitMs = 3000;

export interface Health {
  console: { status: "ok"; version: string };
  api: {
    mode: Api["mode"];
    host: string;
    /** As the API says (`ok`, `degraded`), or `unreachable`. */
    status: string;
    /** `"ok"` or the error text, by part of the API. */
    checks?: { [part: string]: unknown };
  };
}

/** Asks both how they are; the answer is kept for two seconds, so that probes don't load the API. */
export function createHealth(api: Api): () => Promise<Health> {
  let kept: { health: Promise<Health>; until: number } | undefined;
  return () => {
    if (!kept || kept.until < Date.now()) kept = { health: ask(api), until: Date.now() + keptMs };
    return kept.health;
  };
}

async function ask(api: Api): Promise<Health> {
  const reply = await api.send({
    method: "GET",
    path: endpointUrl("health.ready"),
    headers: new Headers({ accept: "application/json" }),
    timeoutMs: waitMs,
  });
  const said = readiness.safeParse(parseJson(await reply.text().catch(() => "")));
  const spoke = said.success && !reply.headers.has(gatewayMark);
  const { status = "unreachable", checks = undefined } = spoke ? said.data : {};
  return {
    console: { status: "ok", version },
    api: { mode: api.mode, host: api.host, status, ...(checks && { checks }) },
  };
}

/** Answers `GET /api/health`: 200 whenever the console itself works, whatever the API's state. */
export async function readHealth(health: () => Promise<Health>): Promise<Response> {
  return Response.json(await health(), { headers: replyGuards });
}

import type { Health } from "@/lib/api/health";

export interface HealthWords {
  tone: "success" | "warning" | "danger";
  /** In the top line. */
  short: string;
  /** In full, one line each. */
  long: string[];
}

/** How things are, in words. `undefined` while it is being asked. */
export function healthWords(health: Health | undefined, failed: boolean): HealthWords | undefined {
  if (failed) {
    return {
      tone: "danger",
      short: "Console unreachable",
      long: ["The console's own server does not answer. What is on screen may be out of date."],
    };
  }
  if (!health) return undefined;
  const { status, host, checks = {} } = health.api;
  if (status === "unreachable") {
    return { tone: "danger", short: "API unreachable", long: [`The API at ${host} does not answer.`] };
  }
  const unwell = Object.entries(checks).filter(([, said]) => said !== "ok");
  if (status === "ok" && unwell.length === 0) {
    return { tone: "success", short: "API healthy", long: [`The API at ${host} says that all is well.`] };
  }
  return {
    tone: "warning",
    short: `API ${status === "ok" ? "degraded" : status}`,
    long: [
      `The API at ${host} says that it is ${status}.`,
      ...unwell.map(([part, said]) => `${part}: ${typeof said === "string" ? said : JSON.stringify(said)}`),
    ],
  };
}

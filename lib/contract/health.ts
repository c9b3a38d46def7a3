import * as z from "zod/mini";
import { endpoint } from "./endpoint";

export const readiness = z.looseObject({
  status: z.string(),
  /** `"ok"`, or the error text of what is down. */
  checks: z.nullish(z.record(z.string(), z.unknown())),
});

export const healthEndpoints = {
  "health.live": endpoint({
    method: "GET",
    path: "/health/live",
    root: true,
    response: z.looseObject({}),
    credentials: "none",
    assumed: "GET /health/live answers a JSON object",
  }),
  "health.ready": endpoint({
    method: "GET",
    path: "/health/ready",
    root: true,
    response: readiness,
    credentials: "none",
  }),
  "health.metrics": endpoint({
    method: "GET",
    path: "/metrics",
    root: true,
    response: z.string(),
    reply: "text",
    credentials: "none",
  }),
};

import type { EndpointName } from "@/lib/contract/endpoints";
import { endpointSpec, endpoints } from "@/lib/contract/endpoints";
import type { Problem, ProblemKind, ProblemRequest } from "./problem";
import { problemFromResponse } from "./problem-from";

/** 2026-03-01T12:00:00Z, in a world where clocks agree. */
export const now = Date.UTC(2026, 2, 1, 12);

const isName = (name: string): name is EndpointName => Object.hasOwn(endpoints, name);
export const endpointNames: EndpointName[] = Object.keys(endpoints).filter(isName);

export function requestOf(name: EndpointName): ProblemRequest {
  const { method, path } = endpointSpec(name);
  return { name, method, path: `/api/v1${path.replaceAll(/\{(\w+)\}/g, "x")}` };
}

/** A reply as it arrives: objects as JSON, texts as they are. */
export function reply(
  status: number,
  body: unknown,
  {
    name = "records.create",
    headers = {},
  }: { name?: EndpointName; headers?: { [name: string]: string } } = {},
): Problem {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const type = typeof body === "string" ? "text/plain; charset=utf-8" : "application/json";
  return problemFromResponse(
    { status, headers: new Headers({ "content-type": type, ...headers }), bodyText: text },
    requestOf(name),
    { now },
  );
}

/** The problem as the kind it is expected to be. */
export function as<K extends ProblemKind>(kind: K, problem: Problem): Problem<K> {
  if (!isKind(kind, problem)) throw new Error(`expected ${kind}, got ${JSON.stringify(problem)}`);
  return problem;
}

function isKind<K extends ProblemKind>(kind: K, problem: Problem): problem is Problem<K> & Problem {
  return problem.kind === kind;
}

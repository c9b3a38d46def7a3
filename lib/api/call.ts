import { z } from "zod";
import {
  type AnyInput,
  type EndpointInput,
  type EndpointName,
  type EndpointOutput,
  endpointSpec,
  endpointUrl,
} from "@/lib/contract/endpoints";
import { ApiError } from "@/lib/errors/api-error";
import { problemFromError, problemFromResponse } from "@/lib/errors/problem-from";
import { renewSession } from "./session";

/**
 * Calls one endpoint of the API through the gateway and returns its body as the contract reads it.
 * An expired ScaiKey session is renewed once and the call sent again: a 401 is certain not to have been
 * applied. Throws `ApiError` for everything that went wrong.
 */
export async function call<N extends EndpointName>(
  name: N,
  input: EndpointInput<N>,
  options: { signal?: AbortSignal } = {},
): Promise<EndpointOutput<N>> {
  const reply = await send(name, input, options.signal);
  return read(name, input, reply);
}

interface Reply {
  status: number;
  headers: Headers;
  bodyText: string;
}

function described(name: EndpointName, input: AnyInput) {
  return { name, method: endpointSpec(name).method, path: endpointUrl(name, input) };
}

async function send(name: EndpointName, input: AnyInput, signal: AbortSignal | undefined): Promise<Reply> {
  const attempt = async (): Promise<Reply> => {
    const { method, encoding } = endpointSpec(name);
    const headers = new Headers({ accept: "application/json" });
    let body: BodyInit | undefined;
    if (input.body !== undefined && encoding === "multipart") body = formData(input.body);
    else if (input.body !== undefined) {
      headers.set("content-type", "application/json");
      body = JSON.stringify(input.body);
    }
    const response = await fetch(endpointUrl(name, input), {
      method,
      headers,
      ...(body !== undefined && { body }),
      ...(signal && { signal }),
      cache: "no-store",
    });
    return { status: response.status, headers: response.headers, bodyText: await response.text() };
  };
  try {
    const reply = await attempt();
    if (reply.status !== 401 || !(await renewSession())) return reply;
    return await attempt();
  } catch (error) {
    const online = typeof navigator === "undefined" || navigator.onLine;
    const aborted = signal?.aborted ?? false;
    throw new ApiError(problemFromError(error, described(name, input), { online, aborted }));
  }
}

function read<N extends EndpointName>(name: N, input: AnyInput, reply: Reply): EndpointOutput<N>;
function read(name: EndpointName, input: AnyInput, reply: Reply): unknown {
  const failed = (mismatch?: string) =>
    new ApiError(problemFromResponse(reply, described(name, input), { ...(mismatch && { mismatch }) }));
  if (reply.status < 200 || reply.status > 299) throw failed();
  const spec = endpointSpec(name);
  if (spec.response === null) return undefined;
  if (spec.reply === "text") return reply.bodyText;
  let json: unknown;
  try {
    json = JSON.parse(reply.bodyText);
  } catch {
    throw failed();
  }
  const parsed = spec.response.safeParse(json);
  if (!parsed.success) throw failed(z.prettifyError(parsed.error));
  return parsed.data;
}

function formData(body: unknown): FormData {
  const form = new FormData();
  for (const [key, value] of Object.entries(body ?? {})) {
    if (value instanceof Blob) form.set(key, value);
    else if (value !== undefined && value !== null) form.set(key, String(value));
  }
  return form;
}

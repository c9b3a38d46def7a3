import { context } from "@/lib/gateway/context";
import { readSession } from "@/lib/gateway/session-state";

export function GET(request: Request): Promise<Response> {
  return readSession(context(), request);
}

import { context } from "@/lib/gateway/context";
import { refreshSession } from "@/lib/gateway/refresh-session";

export function POST(request: Request): Promise<Response> {
  return refreshSession(context(), request);
}

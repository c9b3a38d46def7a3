import { context } from "@/lib/gateway/context";
import { authorizeSampleIdentity } from "@/lib/gateway/embedded-scaikey";

export function POST(request: Request): Promise<Response> {
  return authorizeSampleIdentity(context(), request);
}

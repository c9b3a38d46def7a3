import { context } from "@/lib/gateway/context";
import { beginScaikeySignIn } from "@/lib/gateway/scaikey";

export function GET(request: Request): Promise<Response> {
  return beginScaikeySignIn(context(), request);
}

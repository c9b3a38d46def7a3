import { context } from "@/lib/gateway/context";
import { finishScaikeySignIn } from "@/lib/gateway/scaikey";

export function GET(request: Request): Promise<Response> {
  return finishScaikeySignIn(context(), request);
}

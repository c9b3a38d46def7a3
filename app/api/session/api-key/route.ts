import { context } from "@/lib/gateway/context";
import { signInWithApiKey } from "@/lib/gateway/sign-in-api-key";

export function POST(request: Request): Promise<Response> {
  return signInWithApiKey(context(), request);
}

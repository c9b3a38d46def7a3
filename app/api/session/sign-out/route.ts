import { context } from "@/lib/gateway/context";
import { signOut } from "@/lib/gateway/sign-out";

export function POST(request: Request): Promise<Response> {
  return signOut(context(), request);
}

import { context } from "@/lib/gateway/context";
import { embeddedScaikey } from "@/lib/gateway/embedded-scaikey";

function answer(request: Request): Promise<Response> {
  return embeddedScaikey(context(), request);
}

export { answer as GET, answer as POST };

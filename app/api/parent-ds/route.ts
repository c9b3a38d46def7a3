import { context } from "@/lib/gateway/context";
import { readParentDs } from "@/lib/gateway/parent-ds";

export function GET(request: Request): Promise<Response> {
  return readParentDs(context(), request);
}

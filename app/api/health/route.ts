import { context } from "@/lib/gateway/context";
import { readHealth } from "@/lib/gateway/health";

export const dynamic = "force-dynamic";

export function GET(): Promise<Response> {
  return readHealth(context().health);
}

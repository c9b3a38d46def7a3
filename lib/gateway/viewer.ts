import { headers } from "next/headers";
import { context } from "./context";
import type { Session } from "./session";

/** Whose session the page's request carries: how they signed in and until when, or undefined when nobody has. */
export async function viewer(): Promise<Pick<Session, "method" | "expires_at"> | undefined> {
  const session = await context().sessions.read(await headers());
  return session && { method: session.method, expires_at: session.expires_at };
}

import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInPage } from "@/components/sign-in/sign-in-page";
import { context } from "@/lib/gateway/context";
import { prefetch } from "@/lib/gateway/prefetch";
import { returnPath } from "@/lib/gateway/return-path";
import { sampleKeys } from "@/lib/gateway/sample-keys";
import { sessionState } from "@/lib/gateway/session-state";
import { viewer } from "@/lib/gateway/viewer";

interface PageQuery {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export const metadata: Metadata = { title: "Sign in" };

export default async function Page({ searchParams }: PageQuery) {
  const { return_to, error } = await searchParams;
  const returnTo = returnPath(typeof return_to === "string" ? return_to : undefined);
  const session = await viewer();
  // A session that the API no longer accepts must not send people round in circles.
  if (session && (await prefetch("auth.me", {})) !== undefined) redirect(returnTo);
  const { api, sign_in } = await sessionState(context(), undefined);
  const ways = { environment: api, scaikey: sign_in.scaikey, sampleKeys: await sampleKeys() };
  const code = typeof error === "string" ? error : undefined;
  return <SignInPage {...ways} returnTo={returnTo} error={code} ended={session !== undefined} />;
}

import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInPage } from "@/components/sign-in/sign-in-page";
import { prefetch } from "@/lib/gateway/prefetch";
import { returnPath } from "@/lib/gateway/return-path";
import { signInWays } from "@/lib/gateway/sign-in-ways";
import { viewer } from "@/lib/gateway/viewer";

interface PageQuery {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export const metadata: Metadata = { title: "Sign in" };

export default async function Page({ searchParams }: PageQuery) {
  const { return_to, error } = await searchParams;
  const returnTo = returnPath(typeof return_to === "string" ? return_to : undefined);
  const session = await viewer();
  // A session that the API no longer accepts must not send people round in circles; every other failure is for the
  // page that was wanted to show.
  if (session && !(await prefetch("auth.me", {})).unauthenticated) redirect(returnTo);
  const code = typeof error === "string" ? error : undefined;
  return <SignInPage {...(await signInWays())} returnTo={returnTo} error={code} ended={Boolean(session)} />;
}

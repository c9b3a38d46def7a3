import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignedInPage } from "@/components/sign-in/signed-in-page";
import { viewer } from "@/lib/gateway/viewer";
import { paths } from "@/lib/paths";

export const metadata: Metadata = { title: "Signed in" };

export default async function Page() {
  if (!(await viewer())) redirect(paths.signIn(paths.signedIn()));
  return <SignedInPage />;
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SampleIdentitiesPage } from "@/components/sign-in/sample-identities-page";
import { sampleIdentities } from "@/lib/gateway/identities";

interface PageQuery {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export const metadata: Metadata = { title: "Sample identities" };

export default async function Page({ searchParams }: PageQuery) {
  const identities = await sampleIdentities();
  if (!identities) notFound();
  const given = Object.entries(await searchParams).filter(([name]) => name !== "user_id");
  const request = given.flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []));
  return <SampleIdentitiesPage identities={identities} request={Object.fromEntries(request)} />;
}

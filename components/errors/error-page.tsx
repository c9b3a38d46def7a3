"use client";

import { problemOf } from "@/lib/errors/api-error";
import { ProblemPage } from "./problem-page";

/** What `error.tsx` shows; `retry` renders the page again. */
export function ErrorPage({ error, retry }: { error: unknown; retry?: (() => void) | undefined }) {
  return <ProblemPage problem={problemOf(error)} onRetry={retry} heading="h1" />;
}

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { RunNotices } from "@/components/changes/run-notices";
import { Prefetched } from "@/components/shell/prefetched";
import { Shell } from "@/components/shell/shell";
import { context } from "@/lib/gateway/context";
import { prefetch } from "@/lib/gateway/prefetch";
import { returnPath } from "@/lib/gateway/return-path";
import { viewer } from "@/lib/gateway/viewer";
import { paths } from "@/lib/paths";

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  if (!(await viewer())) redirect(paths.signIn(returnPath((await headers()).get("x-path"))));
  const { mode, host } = context().api;
  return (
    <Prefetched reads={[await prefetch("auth.me", {})]}>
      <Shell environment={{ mode, host }}>{children}</Shell>
      <RunNotices />
    </Prefetched>
  );
}

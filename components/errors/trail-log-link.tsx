"use client";

import type { ReactNode } from "react";
import { TextLink } from "@/components/ui/text-link";
import type { WriteTrace } from "@/lib/api/write-trace";
import { paths } from "@/lib/paths";
import { trailFilters } from "./trail-filters";

interface TrailLogLinkProps {
  traces: readonly WriteTrace[];
  /** They are all of this zone; its name without a trailing dot. */
  zone?: { id: string; name: string };
  target?: "_blank";
  children: ReactNode;
}

export function TrailLogLink({ traces, zone, children, ...link }: TrailLogLinkProps) {
  return (
    <TextLink href={paths.auditLogs(trailFilters(traces, zone))} {...link}>
      {children}
    </TextLink>
  );
}

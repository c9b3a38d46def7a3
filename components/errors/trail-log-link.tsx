"use client";

import type { ReactNode } from "react";
import { TextLink } from "@/components/ui/text-link";
import type { WriteTrace } from "@/lib/api/write-trace";
import { paths } from "@/lib/paths";
import { trailFilters } from "./trail-filters";

interface TrailLogLinkProps {
  traces: readonly WriteTrace[];
  target?: "_blank";
  children: ReactNode;
}

export function TrailLogLink({ traces, children, ...link }: TrailLogLinkProps) {
  return (
    <TextLink href={paths.auditLogs(trailFilters(traces))} {...link}>
      {children}
    </TextLink>
  );
}

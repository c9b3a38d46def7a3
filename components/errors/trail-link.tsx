"use client";

import { onDemand } from "@/components/ui/on-demand";

/** Leads to what of these writes is in the audit log. For those who may read it. */
export const TrailLink = onDemand(() => import("./trail-log-link").then((module) => module.TrailLogLink));

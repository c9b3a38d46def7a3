"use client";

import Lightbulb from "lucide-react/icons/lightbulb";
import { useState } from "react";
import { nothingSent } from "@/components/changes/in-background";
import { Button } from "@/components/ui/button";
import { onDemand, useEver } from "@/components/ui/on-demand";
import { problemOf } from "@/lib/errors/api-error";
import { wording } from "@/lib/errors/wording";
import { useRecordsWorkspace } from "./records-workspace";
import { useZoneHealth } from "./use-zone-health";

const ZoneHealthSheet = onDemand(() =>
  import("./zone-health-sheet").then((module) => module.ZoneHealthSheet),
);

/** How many hints there are about the zone's records, and the way to them; nothing where there are none. */
export function ZoneHealth() {
  const { rows, zone, defaultTtl, openPanel } = useRecordsWorkspace();
  const findings = useZoneHealth(rows, zone, defaultTtl);
  const [open, setOpen] = useState(false);
  const wanted = useEver(open);
  if (!findings) return null;
  // Without hints the page does all it is for; the next change of the zone asks again.
  if ("error" in findings) {
    const { title, message } = wording(problemOf(findings.error, nothingSent));
    return (
      <p role="status" title={`${title}. ${message}`} className="text-muted">
        No hints: {title}
      </p>
    );
  }
  if (findings.length === 0 && !open) return null;
  const count = findings.length;
  return (
    <>
      <Button
        size="sm"
        variant="quiet"
        icon={<Lightbulb aria-hidden="true" className="size-3.5" />}
        onClick={() => setOpen(true)}
      >
        {count.toLocaleString("en")} {count === 1 ? "hint" : "hints"}
      </Button>
      {wanted && (
        <ZoneHealthSheet
          open={open}
          onOpenChange={setOpen}
          zone={zone}
          findings={findings}
          onRecord={(id) => {
            setOpen(false);
            openPanel({ mode: "edit", id });
          }}
        />
      )}
    </>
  );
}

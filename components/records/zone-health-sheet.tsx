"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { type Finding, type HealthRule, healthRules, sourceUrl } from "@/lib/dns/health/health-row";
import { toUnicode } from "@/lib/dns/name";
import { type RecordRow, recordTitle } from "./record-row";

interface ZoneHealthSheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  zone: string;
  findings: readonly Finding<RecordRow>[];
  onRecord: (id: string) => void;
}

/** What to know of the zone, rule by rule, each with where it is written down and the records it is about. */
export function ZoneHealthSheet({ open, onOpenChange, zone, findings, onRecord }: ZoneHealthSheetProps) {
  const byRule = new Map<HealthRule, Finding<RecordRow>[]>();
  for (const finding of findings) byRule.set(finding.rule, [...(byRule.get(finding.rule) ?? []), finding]);
  return (
    <Sheet open={open} onOpenChange={onOpenChange} title={`Hints about ${toUnicode(zone)}`}>
      <div className="flex flex-col gap-5 p-4">
        <p className="text-muted">
          {findings.length === 0
            ? "Nothing stands out any more."
            : "Read off the records of this zone alone. None of it is in the way of anything."}
        </p>
        {Array.from(byRule, ([rule, found]) => (
          <section key={rule} aria-label={healthRules[rule].title} className="flex flex-col gap-2">
            <div className="flex flex-wrap items-baseline justify-between gap-x-3">
              <h3 className="font-medium">{healthRules[rule].title}</h3>
              <a
                href={sourceUrl(rule)}
                target="_blank"
                rel="noreferrer"
                className="rounded-sm text-muted underline"
              >
                {healthRules[rule].source}
              </a>
            </div>
            <Some of={found} noun="hints of this kind">
              {(finding) => (
                <li key={finding.message} className="flex flex-col gap-1">
                  <p className="wrap-anywhere">{finding.message}</p>
                  <Some of={finding.records} noun="records">
                    {(row) => (
                      <li key={row.id} className="min-w-0">
                        <button
                          type="button"
                          onClick={() => onRecord(row.id)}
                          className="flex min-h-6 max-w-full items-center gap-2 rounded-sm text-left font-mono hover:underline"
                        >
                          <bdi className="shrink-0">{recordTitle(row)}</bdi>{" "}
                          <span className="truncate text-muted">{row.value}</span>
                        </button>
                      </li>
                    )}
                  </Some>
                </li>
              )}
            </Some>
          </section>
        ))}
      </div>
    </Sheet>
  );
}

const atFirst = 5;
/** More than anybody reads here. */
const most = 500;

interface SomeProps<T> {
  of: readonly T[];
  noun: string;
  children: (one: T) => React.ReactNode;
}

/** The first few of a list, and the rest on request. */
function Some<T>({ of, noun, children }: SomeProps<T>) {
  const [all, setAll] = useState(false);
  const shown = of.slice(0, all ? most : atFirst);
  const left = of.length - shown.length;
  return (
    <>
      <ul className="flex flex-col gap-1">{shown.map(children)}</ul>
      {left > 0 && (
        <div>
          {all ? (
            <p className="text-muted">
              and {left.toLocaleString("en")} more {noun}
            </p>
          ) : (
            <Button size="sm" variant="quiet" onClick={() => setAll(true)}>
              Show {left > most ? "more" : `${left} more`} {noun}
            </Button>
          )}
        </div>
      )}
    </>
  );
}

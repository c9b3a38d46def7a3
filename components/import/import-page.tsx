"use client";

import { usePermission } from "@/components/access/use-permission";
import { StagedBar } from "@/components/changes/staged-bar";
import { useStaging } from "@/components/changes/use-staging";
import { Loaded } from "@/components/errors/loaded";
import { ProblemNotice } from "@/components/errors/problem-notice";
import { useNavigate } from "@/components/form/use-navigate";
import { PageBody } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { useApi } from "@/lib/api/query";
import type { DomainDetail } from "@/lib/contract/domains";
import { paths } from "@/lib/paths";
import { HandedOver } from "./handed-over";
import { canTickAny, type RowKind } from "./plan-ticks";
import { PlanView } from "./plan-view";
import { Reading } from "./reading";
import { TextForm } from "./text-form";
import { useFileDrop } from "./use-file-drop";
import { useImportPlan } from "./use-import-plan";
import { useImportText } from "./use-import-text";

/** Compares a text with a zone and puts what is ticked into the zone's staged changes. */
export function ImportPage({ domainId }: { domainId: string }) {
  const domain = useApi("domains.get", { params: { domain_id: domainId } });
  return (
    <Loaded
      query={domain}
      saidAbove
      flush
      skeleton={
        <PageBody>
          <Skeleton className="h-96 w-full" />
        </PageBody>
      }
    >
      {(detail) => <Import domain={detail} />}
    </Loaded>
  );
}

function Import({ domain }: { domain: DomainDetail }) {
  const { allowed, reason } = usePermission("records:create", domain.id);
  const bars = useBars(domain.id);
  const staging = useStaging(domain.id, domain.name);
  const source = useImportText(domain.id);
  const { stage, outdated, compare, handOver, tick, backToText } = useImportPlan(
    domain,
    staging,
    new Set(bars.keys()),
  );
  const navigate = useNavigate();
  const { text, format, mode } = source;
  const takeFile = async (file: File) => {
    backToText();
    const input = await source.takeFile(file);
    if (input && reason === undefined) compare(input);
  };
  const over = useFileDrop((file) => void takeFile(file));
  return (
    <>
      <h2 className="sr-only">Import records into {domain.name}</h2>
      {over && <DropHere zone={domain.name} />}
      {stage.at === "text" && (
        <TextForm
          source={source}
          zone={domain.name}
          reason={reason}
          forbidden={allowed === false}
          onFile={(file) => void takeFile(file)}
          onCompare={(input) => compare({ text, format, mode, ...input })}
        />
      )}
      {stage.at === "reading" && <Reading progress={stage.progress} onCancel={backToText} />}
      {stage.at === "failed" && (
        <PageBody narrow>
          <ProblemNotice
            problem={stage.problem}
            role="alert"
            onRetry={() => compare(stage.input)}
            actions={
              <Button size="sm" onClick={backToText}>
                Back to the text
              </Button>
            }
          />
        </PageBody>
      )}
      {stage.at === "plan" && (
        <PlanView
          source={source}
          domain={domain}
          stage={stage}
          bars={bars}
          stagedBefore={staging.count}
          outdated={outdated}
          tick={tick}
          onCompare={(input) => compare({ text, format, mode, ...input })}
          onText={backToText}
          onHandOver={async () => {
            if (await handOver()) source.finish();
          }}
        />
      )}
      {stage.at === "handed" && (
        <HandedOver
          domain={domain}
          count={stage.count}
          left={staging.count}
          onReview={() => staging.zone?.review(true)}
          onCompare={() => compare(stage.compared.input)}
          onOther={() => {
            source.clear();
            backToText();
          }}
        />
      )}
      {/* Where a plan has something to tick, that has the foot of the page. */}
      {(stage.at !== "plan" || !canTickAny(stage.ticks)) && staging.zone && staging.state && (
        <StagedBar
          staged={staging.zone}
          domain={domain}
          onEdit={(id) => navigate(paths.record(domain.id, id))}
        />
      )}
    </>
  );
}

/** Why rows of a kind cannot be applied, for whoever may not change or delete records. */
function useBars(domainId: string): ReadonlyMap<RowKind, string> {
  const update = usePermission("records:update", domainId);
  const remove = usePermission("records:delete", domainId);
  const bars = new Map<RowKind, string>();
  if (update.allowed === false && update.reason) bars.set("changed", update.reason);
  if (remove.allowed === false && remove.reason) {
    bars.set("deleted", remove.reason).set("conflicting", remove.reason);
  }
  return bars;
}

/** Over the page while a file is held there. */
function DropHere({ zone }: { zone: string }) {
  return (
    <div className="pointer-events-none fixed inset-0 z-50 grid place-items-center bg-scrim p-6">
      <div className="w-full max-w-md">
        <Notice title="Drop the file here" role="status">
          It is compared with {zone}; nothing is changed by that.
        </Notice>
      </div>
    </div>
  );
}

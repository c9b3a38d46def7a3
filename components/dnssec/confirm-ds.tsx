"use client";

import { useState } from "react";
import { usePermission } from "@/components/access/use-permission";
import type { WriteAction } from "@/components/errors/use-send";
import { Form } from "@/components/form/form";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/lib/api/action";
import type { DomainDetail } from "@/lib/contract/domains";
import type { EndpointInput, EndpointOutput } from "@/lib/contract/endpoints";
import { ApiError, problemOf } from "@/lib/errors/api-error";
import type { DsDifference } from "@/lib/errors/ds-differences";
import { mismatchOf, onItsFields } from "./confirm-mismatch";
import { DsComparison } from "./ds-comparison";
import { DsInputs } from "./ds-inputs";
import { dsSchema } from "./ds-schema";
import type { Ds } from "./signing";
import { useOpenReason } from "./use-open-reason";

type Confirm = "dnssec.confirmDsPublished";

interface ConfirmDsProps {
  domain: DomainDetail;
  /** What the registrar should show, the likeliest first. */
  expected: readonly Ds[];
  blocked: string | undefined;
  /** Reads the state again. */
  refresh: () => void;
}

/** Says that the DS is published: prefilled with what should be, to be overwritten with what the registrar shows. */
export function ConfirmDs({ domain, expected, blocked, refresh }: ConfirmDsProps) {
  const { action, differences } = useConfirm(expected, refresh);
  const { reason } = usePermission("dnssec:enable", domain.id);
  const open = useOpenReason("dnssec.confirmDsPublished", domain.id);
  const [first] = expected;
  return (
    <Form
      action={action}
      schema={dsSchema}
      defaultValues={{
        key_tag: first ? String(first.key_tag) : "",
        digest_type: first ? String(first.digest_type) : "2",
        digest: first?.digest ?? "",
      }}
      toInput={(body) => ({ params: { domain_id: domain.id }, body })}
      onDone={() => toast({ title: `Confirmed the DS of ${domain.name}` })}
      submitLabel="Confirm that it is published"
      busyLabel="Confirming…"
      disabledReason={reason ?? blocked ?? open}
      draftKey={`dnssec.confirm:${domain.id}:${first?.key_tag ?? ""}`}
      describeDraft={({ key_tag }) => `DS ${key_tag}`}
    >
      <DsInputs zone={domain.name} expected={expected} />
      {differences && <DsComparison differences={differences} />}
    </Form>
  );
}

/** The action, which compares what the API refuses with what it expects. */
function useConfirm(expected: readonly Ds[], refresh: () => void) {
  const confirm = useAction("dnssec.confirmDsPublished");
  const [differences, setDifferences] = useState<DsDifference[]>();
  const action: WriteAction<EndpointInput<Confirm>, EndpointOutput<Confirm>> = {
    mutateAsync: async (input) => {
      setDifferences(undefined);
      try {
        return await confirm.mutateAsync(input);
      } catch (error) {
        const problem = problemOf(error);
        const found = mismatchOf(problem, input.body, expected);
        // Another window may have confirmed it, or made other keys.
        if (problem.kind === "invalid" || problem.kind === "conflict") refresh();
        if (!found) throw error;
        setDifferences(found);
        throw new ApiError(onItsFields(problem, found), { cause: error });
      }
    },
  };
  return { action, differences };
}

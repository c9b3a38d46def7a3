"use client";

import { useState } from "react";
import { useWatch } from "react-hook-form";
import { usePermission } from "@/components/access/use-permission";
import type { WriteAction } from "@/components/errors/use-send";
import { Form } from "@/components/form/form";
import { toast } from "@/components/ui/toast";
import type { DomainDetail } from "@/lib/contract/domains";
import type { EndpointInput, EndpointOutput } from "@/lib/contract/endpoints";
import { ApiError, problemOf } from "@/lib/errors/api-error";
import type { DsDifference, DsFields } from "@/lib/errors/ds-differences";
import { mismatchOf, onItsFields } from "./confirm-mismatch";
import { DsComparison } from "./ds-comparison";
import { DsInputs } from "./ds-inputs";
import { dsSchema } from "./ds-schema";
import { dsId, NewKeys } from "./new-keys";
import type { Ds } from "./signing";
import { useOpenReason } from "./use-open-reason";
import { useRefreshingAction } from "./use-refreshing-action";
import type { Refresh } from "./use-refusal";

type Confirm = "dnssec.confirmDsPublished";

interface ConfirmDsProps {
  domain: DomainDetail;
  /** What the registrar should show, the likeliest first. */
  expected: readonly Ds[];
  blocked: string | undefined;
  refresh: Refresh;
}

interface RefusedDs {
  given: DsFields;
  differences: DsDifference[];
}

/** Says that the DS is published: prefilled with what should be, to be overwritten with what the registrar shows. */
export function ConfirmDs({ domain, expected, blocked, refresh }: ConfirmDsProps) {
  const { action, refused } = useConfirm(expected, refresh);
  const { reason } = usePermission("dnssec:enable", domain.id);
  const open = useOpenReason("dnssec.confirmDsPublished", domain.id);
  const [first] = expected;
  const [begun, setBegun] = useState({ ds: first, anew: false });
  return (
    <Form
      key={dsId(begun.ds)}
      action={action}
      schema={dsSchema}
      defaultValues={{
        key_tag: begun.ds ? String(begun.ds.key_tag) : "",
        digest_type: begun.ds ? String(begun.ds.digest_type) : "2",
        digest: begun.ds?.digest ?? "",
      }}
      toInput={(body) => ({ params: { domain_id: domain.id }, body })}
      onDone={() => toast({ title: `Confirmed the DS of ${domain.name}` })}
      submitLabel="Confirm that it is published"
      busyLabel="Confirming…"
      disabledReason={reason ?? blocked ?? open}
      draftKey={`dnssec.confirm:${domain.id}:${begun.ds?.key_tag ?? ""}`}
      describeDraft={({ key_tag }) => `DS ${key_tag}`}
    >
      <NewKeys
        was={begun.ds}
        now={first}
        taken={begun.anew}
        onTake={() => setBegun({ ds: first, anew: true })}
      />
      <DsInputs zone={domain.name} expected={expected} />
      {refused && <Refused {...refused} />}
    </Form>
  );
}

/** The action, which compares what the API refuses with what it expects. */
function useConfirm(expected: readonly Ds[], refresh: Refresh) {
  const confirm = useRefreshingAction("dnssec.confirmDsPublished", refresh);
  const [refused, setRefused] = useState<RefusedDs>();
  const action: WriteAction<EndpointInput<Confirm>, EndpointOutput<Confirm>> = {
    mutateAsync: async (input) => {
      setRefused(undefined);
      try {
        return await confirm.mutateAsync(input);
      } catch (error) {
        const problem = problemOf(error);
        const found = mismatchOf(problem, input.body, expected);
        if (!found) throw error;
        setRefused({ given: input.body, differences: found });
        throw new ApiError(onItsFields(problem, found), { cause: error });
      }
    },
  };
  return { action, refused };
}

/** The comparison, as long as the fields hold what was refused. */
function Refused({ given, differences }: RefusedDs) {
  const typed = dsSchema.safeParse(useWatch()).data;
  const same =
    typed?.key_tag === given.key_tag &&
    typed.digest_type === given.digest_type &&
    typed.digest === given.digest;
  return same ? <DsComparison differences={differences} /> : null;
}

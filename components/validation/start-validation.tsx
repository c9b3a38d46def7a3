"use client";

import { useState } from "react";
import * as z from "zod/mini";
import { usePermission } from "@/components/access/use-permission";
import { FormDialog } from "@/components/form/form-dialog";
import { RadioCardsField } from "@/components/form/radio-cards-field";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/lib/api/action";
import type { DomainDetail } from "@/lib/contract/domains";
import { validationTypes } from "@/lib/contract/validation";

interface StartValidationProps {
  domain: DomainDetail;
  label: string;
  primary?: boolean | undefined;
  /** There is one already, which the new one takes the place of. */
  current?: boolean | undefined;
}

const schema = z.object({ validation_type: z.enum(validationTypes) });
const ways = [
  { value: "txt_record", label: "TXT record", description: "Publish a value where the zone is hosted today" },
  {
    value: "nameservers",
    label: "Name servers",
    description: "Delegate the zone to ScaiDNS at the registrar",
  },
];

/** Starts a validation, in either of the two ways. */
export function StartValidation({ domain, label, primary, current }: StartValidationProps) {
  const [open, setOpen] = useState(false);
  const start = useAction("validation.start");
  const { reason } = usePermission("domains:update", domain.id);
  return (
    <>
      <Button variant={primary ? "primary" : "default"} disabledReason={reason} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <FormDialog
        open={open}
        onClose={() => setOpen(false)}
        title={`Validate ${domain.name}`}
        description={current ? "The new challenge takes the place of the present one at once." : undefined}
        action={start}
        schema={schema}
        defaultValues={{ validation_type: "txt_record" }}
        toInput={(body) => ({ params: { domain_id: domain.id }, body })}
        onDone={() => toast({ title: `Started a validation of ${domain.name}` })}
        submitLabel="Start"
        busyLabel="Starting…"
        draftKey={`validation.start:${domain.id}`}
      >
        <RadioCardsField name="validation_type" label="Show it by" options={ways} />
      </FormDialog>
    </>
  );
}

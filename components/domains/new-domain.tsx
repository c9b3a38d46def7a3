"use client";

import { useState } from "react";
import { usePermission } from "@/components/access/use-permission";
import { DuplicateDomain } from "@/components/errors/duplicate-domain";
import { Form } from "@/components/form/form";
import { RadioCardsField } from "@/components/form/radio-cards-field";
import { TextareaField } from "@/components/form/textarea-field";
import { TtlField } from "@/components/form/ttl-field";
import { useNavigate } from "@/components/form/use-navigate";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/lib/api/action";
import type { DomainDetail } from "@/lib/contract/domains";
import { paths } from "@/lib/paths";
import { DomainNameField } from "./domain-name-field";
import { domainInput, newDomainSchema, newDomainValues } from "./new-domain-schema";

const kinds = [
  { value: "primary", label: "Primary", description: "You edit its records here" },
  { value: "secondary", label: "Secondary", description: "A copy of a zone kept elsewhere" },
  { value: "reverse", label: "Reverse", description: "Names of the addresses of a network (PTR)" },
];

/** Creates a domain; what must be published to prove it follows on its validation page. */
export function NewDomain() {
  const navigate = useNavigate();
  const create = useAction("domains.create");
  const { reason } = usePermission("domains:create");
  // What the last submit asked for: a conflict is about that, whatever is typed since.
  const [sentName, setSentName] = useState("");
  const open = (domain: Pick<DomainDetail, "id" | "name" | "status">) =>
    navigate(domain.status === "pending_validation" ? paths.validation(domain.id) : paths.records(domain.id));
  return (
    <>
      <PageHeader title="New domain" />
      <PageBody narrow>
        <Form
          action={create}
          schema={newDomainSchema}
          defaultValues={newDomainValues}
          toInput={(values) => {
            const input = domainInput(values);
            setSentName(input.body.name);
            return input;
          }}
          onDone={(domain) => {
            toast({ title: `Created ${domain.name}` });
            open(domain);
          }}
          fieldAliases={{ domain_type: "kind" }}
          renderConflict={() => <DuplicateDomain name={sentName} />}
          submitLabel="Create domain"
          busyLabel="Creating…"
          onCancel={() => navigate(paths.domains())}
          disabledReason={reason}
          draftKey="domains.create"
          describeDraft={({ kind, name, cidr }) => (kind === "reverse" ? cidr : name)}
        >
          <RadioCardsField name="kind" label="Type" options={kinds} />
          <DomainNameField />
          <TtlField name="default_ttl" label="Default TTL" zoneDefault={3600} />
          <TextareaField name="description" label="Description" description="For people; may stay empty" />
        </Form>
      </PageBody>
    </>
  );
}

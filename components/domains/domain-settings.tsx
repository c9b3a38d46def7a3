"use client";

import { z } from "zod";
import { usePermission } from "@/components/access/use-permission";
import { Loaded } from "@/components/errors/loaded";
import { Form } from "@/components/form/form";
import { TextareaField } from "@/components/form/textarea-field";
import { TtlField } from "@/components/form/ttl-field";
import { requiredTtlText } from "@/components/form/ttl-text";
import { PageBody } from "@/components/shell/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/lib/api/action";
import { useApi } from "@/lib/api/query";
import type { DomainDetail } from "@/lib/contract/domains";
import { description } from "@/lib/contract/fields";
import { DeleteDomain } from "./delete-domain";

/** What can be changed of a domain itself, and its deletion. */
export function DomainSettings({ domainId }: { domainId: string }) {
  const domain = useApi("domains.get", { params: { domain_id: domainId } });
  return (
    <PageBody>
      <Loaded query={domain} skeleton={<Skeleton className="h-72 w-full max-w-xl" />}>
        {(detail) => (
          <div className="flex max-w-xl flex-col gap-8">
            <SettingsForm domain={detail} />
            <DeleteDomain domain={detail} />
          </div>
        )}
      </Loaded>
    </PageBody>
  );
}

const settings = z.object({ description, default_ttl: requiredTtlText });

function SettingsForm({ domain }: { domain: DomainDetail }) {
  const update = useAction("domains.update");
  const { reason } = usePermission("domains:update", domain.id);
  return (
    <Form
      action={update}
      schema={settings}
      defaultValues={{
        description: domain.description ?? "",
        default_ttl: String(domain.default_ttl ?? ""),
      }}
      toInput={({ description, default_ttl }) => ({
        params: { domain_id: domain.id },
        body: { description: description || null, ...(default_ttl !== null && { default_ttl }) },
      })}
      onDone={() => toast({ title: `Saved the settings of ${domain.name}` })}
      submitLabel="Save settings"
      busyLabel="Saving…"
      disabledReason={reason}
      draftKey={`domains.update:${domain.id}`}
    >
      <TextareaField
        name="description"
        label="Description"
        description="For people; up to 1,000 characters"
      />
      <TtlField name="default_ttl" label="Default TTL" required />
    </Form>
  );
}

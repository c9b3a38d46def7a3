"use client";

import * as z from "zod/mini";
import { usePermission } from "@/components/access/use-permission";
import { DomainNotFound } from "@/components/errors/domain-not-found";
import { Loaded } from "@/components/errors/loaded";
import { valueField } from "@/components/form/compare-edits";
import type { Edited } from "@/components/form/edited";
import { Form } from "@/components/form/form";
import { TextareaField } from "@/components/form/textarea-field";
import { TtlField } from "@/components/form/ttl-field";
import { requiredTtlText } from "@/components/form/ttl-text";
import { PageBody } from "@/components/shell/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/lib/api/action";
import { useApi } from "@/lib/api/query";
import { useReadAgain } from "@/lib/api/read-again";
import type { DomainDetail } from "@/lib/contract/domains";
import type { EndpointInput } from "@/lib/contract/endpoints";
import { formatTtl, parseTtl } from "@/lib/dns/ttl";
import { DeleteDomain } from "./delete-domain";
import { descriptionText } from "./description-text";

/** What can be changed of a domain itself, and its deletion. */
export function DomainSettings({ domainId }: { domainId: string }) {
  const domain = useApi("domains.get", { params: { domain_id: domainId } });
  return (
    <PageBody>
      <Loaded query={domain} saidAbove skeleton={<Skeleton className="h-72 w-full max-w-xl" />}>
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

const settings = z.object({ description: descriptionText, default_ttl: requiredTtlText });
type Settings = z.input<typeof settings>;

function settingsOf(domain: DomainDetail): Settings {
  return { description: domain.description ?? "", default_ttl: String(domain.default_ttl ?? "") };
}

const compared = [
  valueField<Settings, "description">("description", { label: "Description", empty: "none", prose: true }),
  valueField<Settings, "default_ttl">("default_ttl", { label: "Default TTL" }, (text) => {
    const ttl = parseTtl(text);
    return ttl.ok ? `${ttl.value} s = ${formatTtl(ttl.value)}` : text.trim();
  }),
];

type Input = EndpointInput<"domains.update">;

function SettingsForm({ domain }: { domain: DomainDetail }) {
  const update = useAction("domains.update");
  const { reason } = usePermission("domains:update", domain.id);
  const { read } = useReadAgain();
  const params = { domain_id: domain.id };
  const edited: Edited<Settings> = {
    noun: "domain",
    stored: settingsOf(domain),
    read: async () => settingsOf(await read("domains.get", { params })),
    fields: () => compared,
    audit: { resourceId: domain.id, action: "domain.update" },
    renderGone: ({ back }) => <DomainNotFound domainId={domain.id} heading="p" onRestored={back} />,
  };
  return (
    <Form
      action={{
        mutateAsync: (input: Input) =>
          Object.keys(input.body).length === 0 ? Promise.resolve(domain) : update.mutateAsync(input),
      }}
      schema={settings}
      defaultValues={settingsOf(domain)}
      edited={edited}
      toInput={(now, before): Input => ({
        params,
        body: {
          ...(now.description !== before?.description && { description: now.description || null }),
          ...(now.default_ttl !== null &&
            now.default_ttl !== before?.default_ttl && { default_ttl: now.default_ttl }),
        },
      })}
      onDone={(_, { body }) =>
        toast({
          title:
            Object.keys(body).length === 0
              ? `The settings of ${domain.name} are as you want them already`
              : `Saved the settings of ${domain.name}`,
        })
      }
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

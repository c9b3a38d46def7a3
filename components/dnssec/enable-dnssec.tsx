"use client";

import * as z from "zod/mini";
import { usePermission } from "@/components/access/use-permission";
import { Form } from "@/components/form/form";
import { RadioCardsField } from "@/components/form/radio-cards-field";
import { Notice } from "@/components/ui/notice";
import { toast } from "@/components/ui/toast";
import type { DomainDetail } from "@/lib/contract/domains";
import { algorithmChoices } from "./dnssec-words";
import { SeenLink } from "./seen-link";
import { Steps } from "./steps";
import { useOpenReason } from "./use-open-reason";
import { useParentLook } from "./use-parent-look";
import { useRefreshingAction } from "./use-refreshing-action";
import type { Refresh } from "./use-refusal";

interface EnableDnssecProps {
  domain: DomainDetail;
  blocked: string | undefined;
  refresh: Refresh;
}

const schema = z.object({ algorithm: z.pipe(z.string(), z.transform(Number)) });
const unsigned = { enabled: false, status: "disabled" };
const defaultValues = { algorithm: "13" };

/** The first step of signing a zone. */
export function EnableDnssec({ domain, blocked, refresh }: EnableDnssecProps) {
  const { reason } = usePermission("dnssec:enable", domain.id);
  const open = useOpenReason("dnssec.enable", domain.id);
  const look = useParentLook(domain.name, unsigned);
  return (
    <section aria-labelledby="enable" className="flex max-w-3xl flex-col gap-4">
      <div className="flex flex-col gap-1">
        <h2 id="enable" tabIndex={-1} className="font-semibold text-base">
          {domain.name} is not signed
        </h2>
        <p className="text-muted">
          With DNSSEC, resolvers can tell that an answer is yours and was not changed on its way. ScaiDNS
          makes the keys and signs; you publish one DS record at your registrar. Until that is done nothing
          changes for anybody.
        </p>
      </div>
      {look.seen && (
        <Notice tone={look.seen.tone === "danger" ? "danger" : "warning"} title="At the parent">
          <SeenLink link={look.seen} look={look} />
        </Notice>
      )}
      <Steps at={0} />
      <Form
        action={useRefreshingAction("dnssec.enable", refresh)}
        schema={schema}
        defaultValues={defaultValues}
        toInput={(body) => ({ params: { domain_id: domain.id }, body })}
        onDone={() => toast({ title: `Signed ${domain.name}` })}
        submitLabel="Enable DNSSEC"
        busyLabel="Making keys…"
        disabledReason={reason ?? blocked ?? open}
        draftKey={`dnssec.enable:${domain.id}`}
        describeDraft={({ algorithm }) => `algorithm ${algorithm}`}
      >
        <RadioCardsField name="algorithm" label="Algorithm of the keys" options={algorithmChoices} />
      </Form>
    </section>
  );
}

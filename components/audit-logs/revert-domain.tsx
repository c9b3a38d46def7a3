"use client";

import { useState } from "react";
import * as z from "zod/mini";
import { usePermission } from "@/components/access/use-permission";
import { descriptionText } from "@/components/domains/description-text";
import { useUndoDelete } from "@/components/domains/use-undo-delete";
import { DeletedDomain } from "@/components/errors/deleted-domain";
import { DomainNotFound } from "@/components/errors/domain-not-found";
import { ProblemNotice } from "@/components/errors/problem-notice";
import { useBusyWords } from "@/components/errors/use-busy-words";
import { useSend } from "@/components/errors/use-send";
import { useSendWait } from "@/components/errors/use-send-wait";
import { valueField } from "@/components/form/compare-edits";
import type { Edited } from "@/components/form/edited";
import { Form } from "@/components/form/form";
import { TextareaField } from "@/components/form/textarea-field";
import { TtlField } from "@/components/form/ttl-field";
import { requiredTtlText } from "@/components/form/ttl-text";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/lib/api/action";
import { useReadAgain } from "@/lib/api/read-again";
import type { Revert } from "@/lib/audit/revert";
import type { DomainDetail } from "@/lib/contract/domains";
import type { EndpointInput } from "@/lib/contract/endpoints";
import { FieldValue } from "./field-value";

interface RevertDomainProps {
  domain: DomainDetail;
  onClose: () => void;
}

const jsonText = z.string().check(z.refine(isObjectText, "Settings are no JSON object"));
const schema = z.object({ description: descriptionText, default_ttl: requiredTtlText, settings: jsonText });
type Values = z.input<typeof schema>;

function isObjectText(text: string): boolean {
  return asObject(text) !== undefined;
}

function asObject(text: string): { [field: string]: unknown } | undefined {
  try {
    return z.record(z.string(), z.unknown()).safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** The values of a form of what the API says of the domain, or an entry of it. */
function valuesOf(of: { description?: unknown; default_ttl?: unknown; settings?: unknown }): Values {
  return {
    description: typeof of.description === "string" ? of.description : "",
    default_ttl: of.default_ttl == null ? "" : String(of.default_ttl),
    settings: JSON.stringify(of.settings ?? {}, null, 2),
  };
}

const compared = [
  valueField<Values, "description">("description", { label: "Description", empty: "none", prose: true }),
  valueField<Values, "default_ttl">("default_ttl", { label: "Default TTL" }),
  valueField<Values, "settings">("settings", { label: "Settings" }),
];

type Input = EndpointInput<"domains.update">;

/** A form with the settings as they were before; what has changed since the entry stands beside, as in every form. */
export function RevertDomainUpdate({
  domain,
  revert,
  onClose,
}: RevertDomainProps & { revert: Extract<Revert, { kind: "domain-update" }> }) {
  const update = useAction("domains.update");
  const { reason } = usePermission("domains:update", domain.id);
  const { read } = useReadAgain();
  const params = { domain_id: domain.id };
  const { before, after } = revert;
  // As the entry has left it: whatever differs from that now is somebody else's.
  const [first] = useState(() => ({
    left: valuesOf({ ...domain, ...after }),
    was: valuesOf({ ...domain, ...before }),
  }));
  const shown = compared.filter(({ key }) => key in before);
  const stored = valuesOf(domain);
  const edited: Edited<Values> = {
    noun: "domain",
    stored,
    read: async () => valuesOf(await read("domains.get", { params })),
    fields: () => shown,
    audit: { resourceId: domain.id, action: "domain.update" },
    since: "this entry",
    renderGone: ({ back }) => <DomainNotFound domainId={domain.id} heading="p" onRestored={back} />,
  };
  return (
    <div className="flex flex-col gap-3 p-4">
      <p>This is how it was before. What you save is compared with {domain.name} as it is now:</p>
      <dl aria-label="Now" className="flex flex-col gap-1">
        {shown.map(({ key, label, text }) => (
          <div key={key} className="flex flex-wrap gap-x-2">
            <dt className="text-muted">{label} now</dt>
            <dd className="min-w-0 wrap-anywhere">
              <FieldValue value={text(stored)} />
            </dd>
          </div>
        ))}
      </dl>
      <Form
        action={{
          mutateAsync: (input: Input) =>
            Object.keys(input.body).length === 0 ? Promise.resolve(domain) : update.mutateAsync(input),
        }}
        schema={schema}
        defaultValues={first.left}
        typed={first.was}
        edited={edited}
        toInput={(now, was): Input => ({
          params,
          body: {
            ...(now.description !== was?.description && { description: now.description || null }),
            ...(now.default_ttl !== null &&
              now.default_ttl !== was?.default_ttl && { default_ttl: now.default_ttl }),
            ...(now.settings !== was?.settings && { settings: asObject(now.settings) ?? {} }),
          },
        })}
        onDone={(_, { body }) => {
          onClose();
          toast({
            title:
              Object.keys(body).length === 0
                ? `The settings of ${domain.name} are so already`
                : `Took the change of ${domain.name} back`,
          });
        }}
        submitLabel="Save as it was"
        busyLabel="Saving…"
        onCancel={onClose}
        disabledReason={reason}
      >
        {"description" in before && <TextareaField name="description" label="Description" />}
        {"default_ttl" in before && <TtlField name="default_ttl" label="Default TTL" required />}
        {"settings" in before && <TextareaField name="settings" label="Settings" mono rows={8} />}
      </Form>
    </div>
  );
}

/** Deletes the domain, after saying what goes with it; it can be restored. */
export function RevertToDeleted({ domain, onClose }: RevertDomainProps) {
  const { send, pending, failure } = useSend(useAction("domains.delete"));
  const busyLabel = useBusyWords("Deleting…");
  const { reason } = usePermission("domains:delete", domain.id);
  const wait = useSendWait(failure?.problem);
  const undo = useUndoDelete();
  const count = domain.record_count;
  const remove = () =>
    void send({ params: { domain_id: domain.id } }, () => {
      onClose();
      toast({ title: `Deleted ${domain.name}`, action: { label: "Undo", onPress: () => undo(domain) } });
    });
  return (
    <div className="flex flex-col items-start gap-3 p-4">
      <p>
        {domain.name} is there, with{" "}
        {count == null ? "its records" : count === 1 ? "one record" : `${count.toLocaleString("en")} records`}{" "}
        by now. ScaiDNS stops answering for it at once; it can be restored until it is purged.
      </p>
      {failure && (
        <ProblemNotice
          problem={failure.problem}
          onRetry={remove}
          retrying={pending}
          open={failure.open}
          role="alert"
        />
      )}
      <div className="flex gap-2">
        <Button
          variant="danger"
          busy={pending}
          busyLabel={busyLabel}
          disabledReason={reason ?? wait.reason}
          onClick={remove}
        >
          Delete {domain.name}
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </div>
  );
}

/** Brings the domain back, if it is still deleted. */
export function RevertToRestored({ domain, onClose }: RevertDomainProps) {
  return (
    <div className="flex flex-col items-start gap-3 p-4">
      {domain.status === "deleted" ? (
        <>
          <p>{domain.name} is deleted.</p>
          <DeletedDomain domain={domain} onRestored={onClose} />
        </>
      ) : (
        <p role="status">There is nothing to take back: {domain.name} is there again.</p>
      )}
      <Button onClick={onClose}>Close</Button>
    </div>
  );
}

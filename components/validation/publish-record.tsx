import { CopyButton } from "@/components/ui/copy-button";
import type { DomainDetail } from "@/lib/contract/domains";
import type { Validation } from "@/lib/contract/validation";

/** The record that proves the domain, in the fields that other DNS providers ask for. */
export function PublishRecord({ domain, validation }: { domain: DomainDetail; validation: Validation }) {
  const wanted = validation.dns_record;
  if (!wanted) {
    return (
      <p>
        Publish the value <code className="wrap-anywhere">{validation.challenge_value}</code> for{" "}
        {domain.name}.
      </p>
    );
  }
  const rows = [
    { label: "Name", value: wanted.name },
    { label: "Type", value: wanted.type },
    { label: "Value", value: wanted.value },
  ];
  return (
    <section aria-labelledby="publish" className="flex flex-col gap-2">
      <h2 id="publish" className="font-semibold text-base">
        Publish this record
      </h2>
      <p className="text-muted">
        Add it where {domain.name} is hosted today. Other DNS servers may take some minutes to see it; then
        check.
      </p>
      <dl className="rounded-md border border-line">
        {rows.map(({ label, value }) => (
          <div
            key={label}
            className="flex items-center gap-3 border-line border-b px-3 py-1.5 last:border-b-0 max-sm:items-start"
          >
            <dt className="w-14 shrink-0 text-muted">{label}</dt>
            <dd className="flex min-w-0 flex-1 items-center gap-3 max-sm:items-start">
              <span className="min-w-0 flex-1 wrap-anywhere font-mono">{value}</span>
              <CopyButton text={value} what={label.toLowerCase()} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

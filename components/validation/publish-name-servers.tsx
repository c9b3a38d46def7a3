import { CopyableValue } from "@/components/ui/copyable-value";
import type { DomainDetail } from "@/lib/contract/domains";

/** The delegation that proves the domain. */
export function PublishNameServers({ domain }: { domain: DomainDetail }) {
  return (
    <section aria-labelledby="publish" className="flex flex-col gap-2">
      <h2 id="publish" className="font-semibold text-base">
        Delegate {domain.name} to these name servers
      </h2>
      <p className="text-muted">
        Set them at your registrar in place of the ones there. The parent zone may take hours to follow; then
        check.
      </p>
      <ul className="flex flex-col items-start">
        {(domain.nameservers ?? []).map((name) => (
          <li key={name} className="max-w-full">
            <CopyableValue value={name} what={`name server ${name}`} />
          </li>
        ))}
      </ul>
    </section>
  );
}

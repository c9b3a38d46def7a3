"use client";

import { ActionDialog } from "@/components/form/action-dialog";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { toast } from "@/components/ui/toast";
import type { DomainDetail } from "@/lib/contract/domains";
import { retiredKeys } from "./at-parent";
import { sameOwner } from "./chain";
import { CurrentState } from "./current-state";
import { dsLine } from "./ds-text";
import { SeenLink } from "./seen-link";
import type { Signing } from "./signing";
import type { KeyActs } from "./use-key-acts";
import type { ParentLook } from "./use-parent-look";
import { tellsOfState } from "./use-refreshing-action";

interface DisableDnssecProps {
  domain: DomainDetail;
  signing: Signing;
  acts: KeyActs;
  look: ParentLook;
}

/** The way back to an unsigned zone, which begins at the registrar (errors.md row 8). */
export function DisableDnssec({ domain, signing, acts, look }: DisableDnssecProps) {
  const ds = [...(signing.ds_records ?? []), ...look.ds].filter(
    (each, at, all) =>
      all.findIndex((other) => dsLine(domain.name, other) === dsLine(domain.name, each)) === at,
  );
  const untold = retiredKeys(signing).filter((key) => !ds.some((each) => sameOwner(each, key)));
  return (
    <section
      aria-labelledby="disable"
      className="flex max-w-3xl flex-col items-start gap-2 border-line border-t pt-4"
    >
      <h2 id="disable" className="font-semibold text-base">
        Disable
      </h2>
      <p className="text-muted">
        Removes all keys and signatures. The DS must leave your registrar first, and the caches after it: see
        what to remove before you go on.
      </p>
      <Button variant="danger" disabledReason={acts.reasons.disable} onClick={() => acts.ask("disable")}>
        Disable DNSSEC…
      </Button>
      <ActionDialog
        open={acts.asking === "disable"}
        onOpenChange={(open) => !open && acts.ask(undefined)}
        action={acts.actions.disable}
        input={() => ({ params: { domain_id: domain.id } })}
        onDone={() => toast({ title: `Disabled DNSSEC of ${domain.name}` })}
        title={`Disable DNSSEC of ${domain.name}`}
        confirmLabel="Disable DNSSEC"
        busyLabel="Removing keys…"
        typedName={domain.name}
        disabledReason={acts.reasons.disable}
        renderProblem={(problem) => tellsOfState(problem) && <CurrentState signing={signing} />}
        danger
      >
        <div className="flex flex-col gap-3">
          <ol className="flex list-decimal flex-col gap-2 pl-5">
            <li>
              Remove the DS at your registrar
              {ds.length > 0 ? `: ${tagsOf(ds)}` : ". The API does not tell which it is; remove every one"}.
              {untold.length > 0 && ` That of the retired ${tagsOf(untold)} too, if it is still there.`}
              {ds.map((each) => (
                <div key={`${each.key_tag} ${each.digest_type}`} className="mt-1 flex items-start gap-2">
                  <code className="wrap-anywhere min-w-0 flex-1 text-xs">{dsLine(domain.name, each)}</code>
                  <CopyButton text={dsLine(domain.name, each)} what={`DS of type ${each.digest_type}`} />
                </div>
              ))}
            </li>
            <li>
              Wait until its TTL has run out everywhere. The parent sets it, mostly an hour to two days:{" "}
              <code className="wrap-anywhere">dig {domain.name} DS</code> says how long, and when it is gone.
              {look.beforeDisabling && <SeenLink link={look.beforeDisabling} look={look} />}
            </li>
            <li>Disable it here.</li>
          </ol>
          <p className="rounded-md border border-danger-line bg-danger-soft px-3 py-2">
            While the DS is still there, or in caches, resolvers that validate answer SERVFAIL for every name
            in {domain.name}: site and mail are gone for everybody behind them. The API disables it all the
            same, and the keys cannot be had back.
          </p>
        </div>
      </ActionDialog>
    </section>
  );
}

function tagsOf(ds: readonly { key_tag: number }[]): string {
  const tags = [...new Set(ds.map(({ key_tag }) => key_tag))];
  return `key tag ${tags.join(" and ")}`;
}

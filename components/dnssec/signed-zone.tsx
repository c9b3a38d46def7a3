"use client";

import { useNow } from "@/components/ui/use-now";
import type { DomainDetail } from "@/lib/contract/domains";
import type { Problem } from "@/lib/errors/problem";
import { AlreadySigned } from "./already-signed";
import { chainOf, sameOwner } from "./chain";
import { ChainOfTrust } from "./chain-of-trust";
import { ConfirmDs } from "./confirm-ds";
import { DisableDnssec } from "./disable-dnssec";
import { newestKey, waitingKsk } from "./key-roles";
import { KeyTimelines } from "./key-timelines";
import { PublishDs } from "./publish-ds";
import { RotateKeys } from "./rotate-keys";
import type { Signing } from "./signing";
import { StateSummary } from "./state-summary";
import { Steps } from "./steps";
import { useKeyActs } from "./use-key-acts";
import { useParentLook } from "./use-parent-look";
import type { Refresh } from "./use-refusal";

interface SignedZoneProps {
  domain: DomainDetail;
  signing: Signing;
  blocked: string | undefined;
  /** It was to be enabled, and was so already. */
  already: Problem | undefined;
  refresh: Refresh;
}

/** A signed zone: how its chain stands, what is to be done next, and what can be done. */
export function SignedZone({ domain, signing, blocked, already, refresh }: SignedZoneProps) {
  const acts = useKeyActs(domain, signing, blocked, refresh);
  const look = useParentLook(domain.name, signing);
  const levels = chainOf(signing, useNow(), look.seen);
  return (
    <div className="flex flex-col gap-6">
      {already && <AlreadySigned problem={already} signing={signing} acts={acts} />}
      <StateSummary zone={domain.name} signing={signing} levels={levels} looked={look.seen !== undefined} />
      <ChainOfTrust zone={domain.name} levels={levels} look={look} />
      <RegistrarPart domain={domain} signing={signing} blocked={blocked} refresh={refresh} />
      <KeyTimelines signing={signing} />
      <RotateKeys domain={domain} signing={signing} acts={acts} />
      <DisableDnssec domain={domain} signing={signing} acts={acts} look={look} />
    </div>
  );
}

/** The DS: to be published and confirmed while a KSK waits for it, else to be looked up. */
function RegistrarPart({
  domain,
  signing,
  blocked,
  refresh,
}: Pick<SignedZoneProps, "domain" | "signing" | "blocked" | "refresh">) {
  const { status, ksk } = signing;
  const waits = status === "pending_ds" || status === "rotating_ksk";
  const waiting = waitingKsk(signing);
  const all = signing.ds_records ?? [];
  const ds = waiting ? all.filter((each) => sameOwner(each, waiting)) : all;
  const current = newestKey((ksk ?? []).filter(({ active }) => active !== false));
  const published = <PublishDs zone={domain.name} ds={ds} ksk={waits ? waiting : current} />;
  if (!waits) {
    return (
      <section aria-labelledby="publish" className="flex flex-col gap-2">
        <h2 id="publish" className="font-semibold text-base">
          DS at the registrar
        </h2>
        {ds.length > 0 && (
          <p className="text-muted">As it should stand there; one of the digests is enough.</p>
        )}
        {ds.length === 0 && <p className="text-muted">The API does not tell which it is.</p>}
        {published}
      </section>
    );
  }
  const rotating = status === "rotating_ksk";
  return (
    <>
      <section aria-labelledby="publish" className="flex flex-col gap-3">
        {!rotating && <Steps at={1} />}
        <div>
          <h2 id="publish" className="font-semibold text-base">
            {rotating ? "Publish the new DS beside the old one" : "Publish the DS at your registrar"}
          </h2>
          <p className="text-muted">
            {rotating
              ? "Leave the old DS where it is until you have confirmed the new one. You can leave this page meanwhile: it goes on from here."
              : `${ds.length > 0 ? "One of the digests is enough." : "The API does not tell the DS."} The parent takes from minutes to a day to show it; you can leave this page meanwhile: it goes on from here.`}
          </p>
        </div>
        {published}
      </section>
      <section aria-labelledby="confirm" className="flex max-w-3xl flex-col gap-3">
        <h2 id="confirm" className="font-semibold text-base">
          Confirm it when it is published
        </h2>
        <ConfirmDs domain={domain} expected={ds} blocked={blocked} refresh={refresh} />
      </section>
    </>
  );
}

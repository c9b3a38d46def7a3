"use client";

import { useEffect, useRef } from "react";
import { Loaded } from "@/components/errors/loaded";
import { PageBody } from "@/components/shell/page-header";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { useApi } from "@/lib/api/query";
import type { DomainDetail } from "@/lib/contract/domains";
import { paths } from "@/lib/paths";
import { EnableDnssec } from "./enable-dnssec";
import { RefusedElsewhere } from "./refused-elsewhere";
import { SignedZone } from "./signed-zone";
import { useRefusal } from "./use-refusal";

const skeleton = (
  <div className="flex flex-col gap-6">
    <Skeleton className="h-12 w-full max-w-3xl" />
    <Skeleton className="h-44 w-full" />
    <Skeleton className="h-72 w-full" />
  </div>
);

/** DNSSEC of a domain, by the state that the API tells: every step can be left and taken up again. */
export function DnssecPage({ domainId }: { domainId: string }) {
  const domain = useApi("domains.get", { params: { domain_id: domainId } });
  return (
    <PageBody>
      <Loaded query={domain} saidAbove skeleton={skeleton}>
        {(detail) => (
          <div className="flex flex-col gap-6">
            {detail.status !== "active" && <NotActive domain={detail} />}
            {(detail.status === "active" || detail.dnssec_enabled) && <DnssecState domain={detail} />}
          </div>
        )}
      </Loaded>
    </PageBody>
  );
}

/** DNSSEC is for active zones (API page DNSSEC). */
function NotActive({ domain }: { domain: DomainDetail }) {
  const pending = domain.status === "pending_validation";
  return (
    <div className="max-w-3xl">
      <Notice
        tone="warning"
        title="DNSSEC needs an active zone"
        actions={
          pending && (
            <ButtonLink size="sm" href={paths.validation(domain.id)}>
              Go to its validation
            </ButtonLink>
          )
        }
      >
        {pending
          ? `Show first that ${domain.name} is yours. Once it is active it can be signed here.`
          : `${domain.name} is ${domain.status}: ScaiDNS does not serve it, so there is nothing to sign.`}
      </Notice>
    </div>
  );
}

function DnssecState({ domain }: { domain: DomainDetail }) {
  const dnssec = useApi("dnssec.get", { params: { domain_id: domain.id } });
  const { refused, refresh } = useRefusal(dnssec.data?.status, async () => (await dnssec.refetch()).data);
  const already = refused?.request.name === "dnssec.enable" ? refused : undefined;
  const box = useFocusWhenLost(dnssec.data?.status);
  const blocked = domain.status === "active" ? undefined : "DNSSEC needs an active zone.";
  return (
    <div ref={box}>
      <Loaded query={dnssec} skeleton={skeleton}>
        {(signing) => (
          <div className="flex flex-col gap-6">
            {refused && !already && <RefusedElsewhere problem={refused} signing={signing} />}
            {signing.enabled ? (
              <SignedZone
                domain={domain}
                signing={signing}
                blocked={blocked}
                already={already}
                refresh={refresh}
              />
            ) : (
              <EnableDnssec domain={domain} blocked={blocked} refresh={refresh} />
            )}
          </div>
        )}
      </Loaded>
    </div>
  );
}

/** Dialogs give the focus back when they are gone, if there is still something to give it to. */
const dialogsGone = 300;

/** The step before had the focus and is gone with its state: who goes on by keyboard or ear goes on at the new one. */
function useFocusWhenLost(status: string | undefined) {
  const box = useRef<HTMLDivElement>(null);
  const before = useRef(status);
  useEffect(() => {
    const first = before.current === undefined;
    before.current = status;
    if (first) return;
    const timer = setTimeout(() => {
      if (document.activeElement !== document.body) return;
      box.current?.querySelector<HTMLElement>("h2[tabindex]")?.focus();
    }, dialogsGone);
    return () => clearTimeout(timer);
  }, [status]);
  return box;
}

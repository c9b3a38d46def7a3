"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { usePermission } from "@/components/access/use-permission";
import { useSend } from "@/components/errors/use-send";
import { useSendWait } from "@/components/errors/use-send-wait";
import { usePageActions } from "@/components/shell/page-actions";
import { toast } from "@/components/ui/toast";
import type { DomainDetail } from "@/lib/contract/domains";
import type { Signing } from "./signing";
import { useOpenReason } from "./use-open-reason";
import { useRefreshingAction } from "./use-refreshing-action";
import type { Refresh } from "./use-refusal";

/** What can be done with the keys of a signed zone: the same from buttons, the palette and a refusal. */
export function useKeyActs(
  domain: DomainDetail,
  signing: Signing,
  blocked: string | undefined,
  refresh: Refresh,
) {
  const [asking, ask] = useState<"ksk" | "disable">();
  const zsk = useSend(useRefreshingAction("dnssec.rotateZsk", refresh));
  const actions = {
    ksk: useRefreshingAction("dnssec.rotateKsk", refresh),
    disable: useRefreshingAction("dnssec.disable", refresh),
  };
  const rotate = usePermission("dnssec:rotate", domain.id).reason ?? blocked;
  const disable = usePermission("dnssec:disable", domain.id).reason ?? blocked;
  const rotateZsk = () =>
    void zsk.send({ params: { domain_id: domain.id } }, () =>
      toast({ title: `Rotated the ZSK of ${domain.name}` }),
    );
  const latest = useRef(rotateZsk);
  useEffect(() => {
    latest.current = rotateZsk;
  });
  const wait = useSendWait(zsk.failure?.problem);
  const zskOpen = useOpenReason("dnssec.rotateZsk", domain.id);
  const kskOpen = useOpenReason("dnssec.rotateKsk", domain.id);
  const disableOpen = useOpenReason("dnssec.disable", domain.id);
  const reasons = {
    zsk: rotate ?? zskBlocked(signing) ?? zskOpen ?? wait.reason,
    ksk: rotate ?? kskBlocked(signing) ?? kskOpen,
    disable: disable ?? disableOpen,
  };
  usePageActions(
    useMemo(
      () => [
        { label: "Rotate the ZSK", run: () => latest.current(), disabledReason: reasons.zsk },
        { label: "Rotate the KSK", run: () => ask("ksk"), disabledReason: reasons.ksk },
        { label: "Disable DNSSEC", run: () => ask("disable"), disabledReason: reasons.disable },
      ],
      [reasons.zsk, reasons.ksk, reasons.disable],
    ),
  );
  return { asking, ask, actions, rotateZsk, zsk, wait, reasons };
}

export type KeyActs = ReturnType<typeof useKeyActs>;

function zskBlocked({ status }: Signing): string | undefined {
  return status === "rotating_zsk"
    ? "The last rotation is still under way: both ZSKs are published."
    : undefined;
}

/** Another KSK now would leave the registrar with a DS that never comes into use. */
function kskBlocked({ status }: Signing): string | undefined {
  if (status === "rotating_ksk") return "A new KSK waits for its DS: publish and confirm that first.";
  return status === "pending_ds" ? "The KSK waits for its DS: publish and confirm that first." : undefined;
}

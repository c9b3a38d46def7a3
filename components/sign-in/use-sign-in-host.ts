"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useRights } from "@/components/access/use-permission";
import { toast } from "@/components/ui/toast";
import { sessionCache } from "@/lib/api/session-cache";
import { hearSignedIn, tellSignedIn } from "@/lib/api/sign-in";
import { signInGate } from "@/lib/api/sign-in-gate";
import { throttle } from "@/lib/api/throttle";
import { personName } from "./person-name";

/** Keeps what this tab shows true to who is signed in, here and in the browser's other tabs. */
export function useSignInHost(): void {
  const client = useQueryClient();
  useEffect(() => {
    const cache = sessionCache(client);
    const detach = signInGate.attach({
      person: cache.person,
      signedIn: (_, same) => (same ? cache.refresh() : cache.forget()),
      decided: () => void cache.dropRefused(),
    });
    const deafen = hearSignedIn((person) => {
      if (signInGate.snapshot().phase !== "closed") return void signInGate.check();
      const before = cache.person();
      if (!person || !before || before.id === person.id) return cache.refresh();
      throttle.clear();
      cache.forget();
      void cache.dropRefused();
      toast({
        title: `You are signed in as ${personName(person)} now`,
        description: "Somebody has signed in in another tab; that counts here too.",
        tone: "warning",
        timeout: 0,
      });
    });
    return () => {
      deafen();
      detach();
    };
  }, [client]);

  const { me } = useRights();
  const { id, name, email } = me ?? {};
  useEffect(() => {
    if (id !== undefined) tellSignedIn({ id, name, email });
  }, [id, name, email]);
}

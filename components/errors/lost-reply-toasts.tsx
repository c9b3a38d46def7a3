"use client";

import { useEffect } from "react";
import { TextLink } from "@/components/ui/text-link";
import { toast } from "@/components/ui/toast";
import { type LostReplyNews, lostReplies } from "@/lib/api/lost-replies";
import { settledWords } from "@/lib/errors/task";
import { paths } from "@/lib/paths";
import { domainInPath } from "./domain-in-path";

/** Says once what became of each write whose reply was lost, where nothing on the page does. */
export function LostReplyToasts() {
  useEffect(() => lostReplies.listen(tell), []);
  return null;
}

function tell({ settled, request, subject, attended }: LostReplyNews): void {
  const words = settledWords(settled, request, subject);
  if (settled === "applied" || settled === "there") {
    const lower = words.replace(/^The /, "the ");
    toast({
      title: `The reply was lost, but ${lower}`,
      description: !attended && <Look path={request.path} />,
    });
    return;
  }
  toast({
    title: words,
    description: (
      <>
        {settled === "unknown"
          ? "Its reply was lost, and it could not be found out. Look before you send it again."
          : "Its reply was lost, and it was looked up since: it can be sent again safely."}{" "}
        <Look path={request.path} />
      </>
    ),
    tone: "warning",
    timeout: 0,
  });
}

/** Leads to where it can be seen. */
function Look({ path }: { path: string }) {
  const domainId = domainInPath(path);
  if (domainId === undefined) return <TextLink href={paths.domains()}>See the domains</TextLink>;
  const href = path.includes("/records") ? paths.records(domainId) : paths.domain(domainId);
  return <TextLink href={href}>Look there</TextLink>;
}

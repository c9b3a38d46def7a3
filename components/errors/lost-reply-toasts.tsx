"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { TextLink } from "@/components/ui/text-link";
import { toast } from "@/components/ui/toast";
import { type LostReplyNews, lostReplies } from "@/lib/api/lost-replies";
import { settledWords } from "@/lib/errors/task";
import { paths } from "@/lib/paths";
import { domainInPath } from "./domain-in-path";
import { TrailLink } from "./trail-link";
import { mayReadLog } from "./trail-toasts";

/** Says once what became of each write whose reply was lost, where nothing on the page does. */
export function LostReplyToasts() {
  const client = useQueryClient();
  useEffect(() => lostReplies.listen((news) => tell(news, client)), [client]);
  return null;
}

function tell({ settled, request, trace, subject, attended }: LostReplyNews, client: QueryClient): void {
  const words = settledWords(settled, request, subject);
  if (settled === "applied" || settled === "there") {
    const lower = words.replace(/^The /, "the ");
    const log = trace && mayReadLog(client) && <TrailLink traces={[trace]}>View in audit log</TrailLink>;
    toast({
      title: `The reply was lost, but ${lower}`,
      description: (
        <>
          {!attended && <Look path={request.path} />}
          {!attended && log && " · "}
          {log}
        </>
      ),
      complete: true,
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
        {trace && mayReadLog(client) && (
          <>
            {" · "}
            <TrailLink traces={[trace]}>
              {settled === "unknown" ? "Did it happen? See the" : "See the"} audit log
            </TrailLink>
          </>
        )}
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

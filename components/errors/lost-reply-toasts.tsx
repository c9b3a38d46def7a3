"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { TextLink } from "@/components/ui/text-link";
import { addToToasts, toast } from "@/components/ui/toast";
import { type LostReplyNews, lostReplies } from "@/lib/api/lost-replies";
import { settledWords } from "@/lib/errors/task";
import { paths } from "@/lib/paths";
import { domainInPath } from "./domain-in-path";
import { TrailLink } from "./trail-link";
import { mayReadLog } from "./trail-toasts";

/** Says once what became of each write whose reply was lost, where nothing on the page does. */
export function LostReplyToasts() {
  const client = useQueryClient();
  useEffect(() => {
    const ends = [lostReplies.listen((news) => hear(news, client)), addToToasts(take)];
    return () => {
      for (const end of ends) end();
    };
  }, [client]);
  return null;
}

/** Whatever goes on with what was found out tells its success within this time: then one toast says both. */
const soonMs = 500;
/** What is still to be told, in words, with what tells it. */
const waiting = new Map<string, ReturnType<typeof setTimeout>>();

/** What a toast of a success has to add: how it came to be known. */
function take(): string | undefined {
  for (const timer of waiting.values()) clearTimeout(timer);
  const words = [...waiting.keys()];
  waiting.clear();
  return words.length > 0 ? words.join(" · ") : undefined;
}

function hear(news: LostReplyNews, client: QueryClient): void {
  const { settled, attended } = news;
  const goesOn = attended && (settled === "applied" || settled === "there");
  const words = foundWords(news);
  clearTimeout(waiting.get(words));
  const say = () => {
    waiting.delete(words);
    tell(news, client);
  };
  if (goesOn) waiting.set(words, setTimeout(say, soonMs));
  else say();
}

function foundWords({ settled, request, subject }: LostReplyNews): string {
  return `The reply was lost, but ${settledWords(settled, request, subject).replace(/^The /, "the ")}`;
}

function tell(news: LostReplyNews, client: QueryClient): void {
  const { settled, request, trace, subject, attended } = news;
  const words = settledWords(settled, request, subject);
  if (settled === "applied" || settled === "there") {
    const log = trace && mayReadLog(client) && <TrailLink traces={[trace]}>View in audit log</TrailLink>;
    toast({
      title: foundWords(news),
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

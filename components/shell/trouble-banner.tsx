"use client";

import CircleCheck from "lucide-react/icons/circle-check";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { useEffect, useEffectEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Time } from "@/components/ui/time";
import { useNow } from "@/components/ui/use-now";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import {
  type Trouble,
  useHealth,
  useHealthWatch,
  useLoadedSince,
  useReadAll,
  useTrouble,
} from "@/lib/api/health";
import { troubleWords } from "./health-words";

/** So long it says that all is well again, and stays in its place should that not last, in milliseconds. */
const goodNewsMs = 8_000;

const looks = {
  warning: { box: "border-warning-line bg-warning-soft", ink: "text-warning", Icon: TriangleAlert },
  danger: { box: "border-danger-line bg-danger-soft", ink: "text-danger", Icon: TriangleAlert },
  success: { box: "border-success-line bg-success-soft", ink: "text-success", Icon: CircleCheck },
};

/** Below the top line while the API, or the console's own server, has trouble: what is down, and what that means. */
export function TroubleBanner() {
  useHealthWatch();
  const trouble = useTrouble();
  const last = useUntilForgotten(trouble);
  const said = last && (trouble ? troubleWords(trouble) : undefined);
  const { box, ink, Icon } = looks[said?.tone ?? "success"];
  return (
    <>
      {last && (
        <section aria-label="State of the API" className={cx("border-b px-4 py-2 md:px-6", box)}>
          <div className="flex items-start gap-x-2 gap-y-1 max-sm:flex-wrap">
            <Icon aria-hidden="true" className={cx("mt-0.5 size-4 shrink-0", ink)} />
            <div className="min-w-0 flex-1">
              <h2 className="wrap-anywhere font-medium">{said?.title ?? "The API is well again"}</h2>
              {trouble ? (
                <TroubleDetails trouble={trouble} lines={said?.lines ?? []} />
              ) : (
                <p>What is on screen is being read again.</p>
              )}
            </div>
            {trouble && (
              <div className="max-sm:basis-full max-sm:pl-6">
                <CheckNow />
              </div>
            )}
          </div>
        </section>
      )}
      <VisuallyHidden role="status">
        {said ? [`${said.title}.`, ...said.lines].join(" ") : last && "The API is well again."}
      </VisuallyHidden>
    </>
  );
}

function TroubleDetails({ trouble, lines }: { trouble: Trouble; lines: string[] }) {
  useNow();
  const loadedSince = useLoadedSince();
  return (
    <>
      {lines.map((line) => (
        <p key={line} className="wrap-anywhere">
          {line}
        </p>
      ))}
      <p className="text-muted">
        Noticed <Time value={new Date(trouble.since).toISOString()} />. What is on screen
        {loadedSince !== undefined && (
          <>
            , loaded <Time value={new Date(loadedSince).toISOString()} />,
          </>
        )}{" "}
        stays; what you type is kept as a draft.
      </p>
    </>
  );
}

function CheckNow() {
  const health = useHealth();
  return (
    <Button size="sm" busy={health.isFetching} busyLabel="Checking…" onClick={() => void health.refetch()}>
      Check now
    </Button>
  );
}

/** The trouble, and for a while after its end what it was. When it ends, what is on screen is read again. */
function useUntilForgotten(trouble: Trouble | undefined): Trouble | undefined {
  const [last, setLast] = useState(trouble);
  if (trouble && trouble.since !== last?.since) setLast(trouble);
  const readAll = useEffectEvent(useReadAll());
  const over = last !== undefined && trouble === undefined;
  useEffect(() => {
    if (!over) return;
    readAll();
    const timer = setTimeout(() => setLast(undefined), goodNewsMs);
    return () => clearTimeout(timer);
  }, [over]);
  return trouble ?? last;
}

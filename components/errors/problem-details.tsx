import { CopyButton } from "@/components/ui/copy-button";
import type { Problem } from "@/lib/errors/problem";
import { visibleText } from "@/lib/errors/visible-text";

/** What support asks for: request, status, request id, and the body as text. Folded away. */
export function ProblemDetails({ problem }: { problem: Problem }) {
  const { request, status, requestId, raw } = problem;
  const facts = [
    request.path && `${request.method} ${request.path}`,
    status !== undefined && `Status ${status}`,
    requestId && `Request id ${requestId}`,
  ].filter((fact): fact is string => typeof fact === "string" && fact !== "");
  const text = [...facts, raw].filter(Boolean).join("\n");
  if (text === "") return null;
  return (
    <details className="text-muted">
      <summary className="w-fit rounded-sm">Details for support</summary>
      <div className="mt-1 flex items-start gap-2">
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
          tabIndex={0}
          className="max-h-64 min-w-0 flex-1 overflow-auto whitespace-pre-wrap wrap-anywhere rounded-md border border-line bg-sunken p-2 font-mono text-text text-xs"
        >
          <bdi>{visibleText(text)}</bdi>
        </pre>
        <CopyButton text={text} what="details of this failure" />
      </div>
    </details>
  );
}

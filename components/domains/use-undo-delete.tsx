"use client";

import { ServerWords } from "@/components/errors/server-words";
import { TextLink } from "@/components/ui/text-link";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/lib/api/action";
import type { Domain } from "@/lib/contract/domains";
import { problemOf } from "@/lib/errors/api-error";
import { settledWords } from "@/lib/errors/task";
import { wording } from "@/lib/errors/wording";
import { paths } from "@/lib/paths";

/**
 * Takes a deletion back from a toast. What fails is said there too: the page that deleted is gone by then; and so is
 * later what became of it, while that is not known.
 */
export function useUndoDelete() {
  const restore = useAction("domains.restore");
  return (domain: Pick<Domain, "id" | "name">) => {
    restore.mutateAsync({ params: { domain_id: domain.id } }).then(
      () =>
        toast({
          title: `Restored ${domain.name}`,
          description: <TextLink href={paths.domain(domain.id)}>Open it</TextLink>,
        }),
      (error: unknown) => {
        const problem = problemOf(error);
        const { outcome, request, settled = "not-applied" } = problem;
        toast({
          title: settledWords(outcome === "refused" ? settled : "unknown", request, domain.name),
          description: (
            <>
              <ServerWords text={wording(problem).message} />{" "}
              <TextLink href={paths.domain(domain.id)}>
                {outcome === "refused" ? "Try again there" : "Look there"}
              </TextLink>
            </>
          ),
          timeout: 0,
          tone: "warning",
        });
      },
    );
  };
}

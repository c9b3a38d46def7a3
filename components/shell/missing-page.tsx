import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { paths } from "@/lib/paths";

/** In place of a page that the console does not have. */
export function MissingPage() {
  return (
    <EmptyState
      title="There is no such page"
      heading="h1"
      action={
        <ButtonLink href={paths.home()} variant="primary">
          Go to your domains
        </ButtonLink>
      }
    >
      Nothing in this console has this address. The link may be old or mistyped.
    </EmptyState>
  );
}

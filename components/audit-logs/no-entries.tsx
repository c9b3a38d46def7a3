import ScrollText from "lucide-react/icons/scroll-text";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

interface NoEntriesProps {
  page: number;
  /** 0: nothing matches at all. */
  lastPage: number;
  /** Entries of the page before the text has narrowed them. */
  onPage: number;
  text: string;
  filtered: boolean;
  /** Entries up to a moment alone are listed. */
  ended: boolean;
  onShowNow: () => void;
  onGoTo: (page: number) => void;
  onClearText: () => void;
  onClearFilters: () => void;
}

/** In place of entries: why there are none, and the way on. */
export function NoEntries(props: NoEntriesProps) {
  const { page, lastPage, onPage, text, filtered, onGoTo } = props;
  if (onPage > 0) {
    return (
      <EmptyState
        title="No entry on this page has that text"
        action={
          <>
            <Button onClick={props.onClearText}>Clear the text</Button>
            {page < lastPage && <Button onClick={() => onGoTo(page + 1)}>Look on the next page</Button>}
          </>
        }
      >
        <bdi className="wrap-anywhere text-muted">“{text}”</bdi> is looked for among the {onPage} entries of
        this page alone: the API cannot search by text.
      </EmptyState>
    );
  }
  if (lastPage > 0) {
    return (
      <EmptyState
        title={`There is no page ${page}`}
        action={<Button onClick={() => onGoTo(lastPage)}>Go to the last page</Button>}
      >
        {lastPage === 1 ? "All entries stand on one page." : `The entries stand on ${lastPage} pages.`}
      </EmptyState>
    );
  }
  if (props.ended) {
    return (
      <EmptyState
        title="No entry matches up to the time in the address of this page"
        action={<Button onClick={props.onShowNow}>Show what there is now</Button>}
      >
        Pages of the log end where it ended when it was opened; this one ends before its first entry.
      </EmptyState>
    );
  }
  if (filtered) {
    return (
      <EmptyState
        title="No entry matches"
        action={<Button onClick={props.onClearFilters}>Clear all filters</Button>}
      >
        Nothing that you may see was logged with these filters.
      </EmptyState>
    );
  }
  return (
    <EmptyState title="Nothing logged yet" icon={<ScrollText aria-hidden="true" className="size-6" />}>
      Every change that anybody makes through the console or the API is written down here, with who made it,
      when and from where.
    </EmptyState>
  );
}

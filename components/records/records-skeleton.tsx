import { Skeleton } from "@/components/ui/skeleton";

const rows = Array.from({ length: 16 }, (_, index) => `row ${index}`);

/** Of the size of the toolbar and the first rows. */
export function RecordsSkeleton() {
  return (
    <div aria-busy="true">
      <span role="status" className="sr-only">
        Loading the records…
      </span>
      <div className="flex gap-2 px-4 py-2 md:px-6">
        <Skeleton className="h-8 flex-1" />
        <Skeleton className="h-8 w-28" />
      </div>
      <div className="h-8 border-line border-b" />
      {rows.map((row) => (
        <div key={row} className="flex h-8 items-center gap-4 border-line border-b px-4 max-sm:h-14 md:px-6">
          <Skeleton className="h-4 w-1/6" />
          <Skeleton className="h-4 w-10" />
          <Skeleton className="h-4 w-1/3" />
        </div>
      ))}
    </div>
  );
}

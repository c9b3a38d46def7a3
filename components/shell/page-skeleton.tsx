import { Skeleton } from "../ui/skeleton";
import { VisuallyHidden } from "../ui/visually-hidden";

/** A page on its way: the head and first rows of a list, in their sizes. */
export function PageSkeleton() {
  return (
    <>
      <VisuallyHidden role="status">Loading the page…</VisuallyHidden>
      <div className="flex h-12 items-center border-line border-b px-4 md:px-6">
        <Skeleton className="h-5 w-40" />
      </div>
      <div className="flex flex-col gap-4 px-4 py-4 md:px-6">
        <Skeleton className="h-8 w-full max-w-xl" />
        <Skeleton className="h-4 w-full" />
        <Skeleton className="h-4 w-5/6" />
        <Skeleton className="h-4 w-full" />
        <Skeleton className="h-4 w-2/3" />
      </div>
    </>
  );
}

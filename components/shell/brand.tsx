import { NearLink } from "@/components/ui/near-link";
import { paths } from "@/lib/paths";
import { Logo } from "./logo";

/** Mark and name of the console; leads home. */
export function Brand({ short }: { short?: boolean | undefined }) {
  return (
    <NearLink
      href={paths.home()}
      className="flex h-8 items-center gap-2 rounded-md px-2 font-semibold text-base"
    >
      <Logo className="size-4 shrink-0 text-accent" />
      <span className={short ? "sr-only" : undefined}>ScaiDNS</span>
    </NearLink>
  );
}

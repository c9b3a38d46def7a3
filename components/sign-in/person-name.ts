import type { Person } from "@/lib/api/console-session";

/** How somebody is spoken of. */
export function personName({ name, email, id }: Person): string {
  return name || email || id;
}

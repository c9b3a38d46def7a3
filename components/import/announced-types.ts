import { type QueryClient, useQuery } from "@tanstack/react-query";
import { apiQuery } from "@/lib/api/query";

/** The record types that can be managed, in capitals; undefined while that is not known. */
export type AnnouncedTypes = ReadonlySet<string> | undefined;

const query = { ...apiQuery("domains.types", {}), staleTime: Number.POSITIVE_INFINITY };

/** What the API announces, asked for once; undefined where it cannot be read, as nothing else depends on it. */
export async function announcedTypes(client: QueryClient): Promise<AnnouncedTypes> {
  return client.fetchQuery({ ...query, retry: false }).then(namesOf, () => undefined);
}

/** {@link announcedTypes} as they are known by now. */
export function useAnnouncedTypes(): AnnouncedTypes {
  return useQuery({ ...query, select: namesOf }).data;
}

function namesOf({ data }: { data: readonly { type: string }[] }): ReadonlySet<string> {
  return new Set(data.map(({ type }) => type.toUpperCase()));
}

"use client";

import Globe from "lucide-react/icons/globe";
import { useNavigate } from "@/components/form/use-navigate";
import { Busy } from "@/components/ui/busy";
import { useApi } from "@/lib/api/query";
import { paths } from "@/lib/paths";
import { PaletteGroup, PaletteItem, type Run } from "./palette-item";
import { useDebounced } from "./use-debounced";

const limit = 8;

/**
 * Zones whose name holds what is typed; the first few while nothing is. Deleted ones, which their page offers to
 * restore, only where nothing else is found.
 */
export function PaletteZones({ search, run }: { search: string; run: Run }) {
  const navigate = useNavigate();
  const wanted = useDebounced(search.trim(), 150);
  const found = useApi(
    "domains.list",
    { query: { page_size: limit, ...(wanted && { search: wanted }) } },
    { keepPrevious: true },
  );
  const none = wanted !== "" && found.data?.total === 0 && !found.isPlaceholderData;
  const deleted = useApi(
    "domains.list",
    { query: { page_size: limit, search: wanted, include_deleted: true } },
    { enabled: none },
  );
  if (found.isError) {
    return <p className="px-2 py-1 text-muted">Zones can't be looked up at the moment.</p>;
  }
  const zones = (none ? deleted : found).data?.data ?? [];
  const more = ((none ? deleted : found).data?.total ?? 0) - zones.length;
  return (
    <PaletteGroup
      heading={more > 0 ? `Zones · ${more.toLocaleString("en")} more: type to narrow down` : "Zones"}
    >
      {zones.map((zone) => (
        <PaletteItem
          key={zone.id}
          value={`zone ${zone.id}`}
          // The API has matched it already, perhaps by its Unicode form: it must not be filtered out again.
          keywords={[zone.name, search]}
          onSelect={run(() => navigate(none ? paths.domain(zone.id) : paths.records(zone.id)))}
          icon={<Globe aria-hidden="true" className="size-4" />}
          note={noteOf(zone.status)}
        >
          <span className="font-mono">{zone.name}</span>
        </PaletteItem>
      ))}
      {found.isPending && (
        <div className="px-2 py-1">
          <Busy label="Looking up zones…" />
        </div>
      )}
    </PaletteGroup>
  );
}

function noteOf(status: string): string | undefined {
  if (status === "active") return undefined;
  if (status === "deleted") return "Deleted: can be restored";
  const words = status.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

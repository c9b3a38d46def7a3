"use client";

import Settings from "lucide-react/icons/settings-2";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { onDemand } from "@/components/ui/on-demand";
import type { RecordListState } from "./use-record-list";

const ViewMenuItems = onDemand(() => import("./view-menu-items").then((module) => module.ViewMenuItems));

/** How the records that pass the filters are shown. */
export function ViewMenu({ list }: { list: Pick<RecordListState, "url" | "change"> }) {
  return (
    <Menu
      align="end"
      trigger={
        <Button size="sm" variant="quiet" icon={<Settings aria-hidden="true" className="size-3.5" />}>
          View
        </Button>
      }
    >
      <ViewMenuItems list={list} />
    </Menu>
  );
}

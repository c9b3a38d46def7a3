"use client";

import CircleUser from "lucide-react/icons/circle-user";
import { useRights } from "@/components/access/use-permission";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { onDemand } from "@/components/ui/on-demand";
import type { Environment } from "./environment";

const AccountMenuItems = onDemand(() =>
  import("./account-menu-items").then((module) => module.AccountMenuItems),
);

/** Who is signed in, with the theme and the way out. */
export function AccountMenu({ environment }: { environment: Environment }) {
  const { me } = useRights();
  const name = me?.name || me?.email || "Account";
  return (
    <Menu
      trigger={
        <Button
          variant="quiet"
          size="sm"
          icon={<CircleUser aria-hidden="true" className="size-4 text-muted" />}
          aria-label={`Account: ${name}`}
        >
          <span className="block max-w-40 truncate max-md:sr-only">{name}</span>
        </Button>
      }
    >
      <AccountMenuItems environment={environment} />
    </Menu>
  );
}

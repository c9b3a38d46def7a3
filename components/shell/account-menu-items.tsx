"use client";

import LogOut from "lucide-react/icons/log-out";
import Monitor from "lucide-react/icons/monitor";
import Moon from "lucide-react/icons/moon";
import Sun from "lucide-react/icons/sun";
import { useRights } from "@/components/access/use-permission";
import { MenuChoice, MenuItem, MenuSeparator } from "@/components/ui/menu-items";
import { StatusDot } from "@/components/ui/status-dot";
import { useHealth } from "@/lib/api/health";
import type { Me } from "@/lib/contract/auth";
import type { Environment } from "./environment";
import { healthWords } from "./health-words";
import { usePreferences } from "./preferences-provider";
import { useSignOut } from "./use-sign-out";
import { roleWords } from "./viewer-words";

const icon = "size-4";
const themeOptions = [
  { value: "system", label: "As the system", icon: <Monitor aria-hidden="true" className={icon} /> },
  { value: "light", label: "Light", icon: <Sun aria-hidden="true" className={icon} /> },
  { value: "dark", label: "Dark", icon: <Moon aria-hidden="true" className={icon} /> },
] as const;

/** What the menu of the account holds. */
export function AccountMenuItems({ environment }: { environment: Environment }) {
  const { me } = useRights();
  const { preferences, change } = usePreferences();
  const signOut = useSignOut();
  return (
    <>
      {me && <Who me={me} />}
      <MenuSeparator />
      <Where environment={environment} />
      <MenuSeparator />
      <MenuChoice
        label="Theme"
        value={preferences.theme}
        options={themeOptions}
        onChange={(theme) => change({ theme })}
      />
      <MenuSeparator />
      <MenuItem onSelect={signOut} icon={<LogOut aria-hidden="true" className={icon} />}>
        Sign out
      </MenuItem>
    </>
  );
}

function Who({ me }: { me: Me }) {
  return (
    <div className="wrap-anywhere px-2 py-1">
      <div className="font-medium">{me.name || me.email || me.id}</div>
      {me.name && me.email && <div className="text-muted">{me.email}</div>}
      <div className="text-muted">
        {roleWords(me)}
        {me.tenant_name && ` · ${me.tenant_name}`}
      </div>
    </div>
  );
}

/** Narrow windows have no room for it in the top line. */
function Where({ environment }: { environment: Environment }) {
  const health = useHealth();
  const words = healthWords(health.data, health.isError);
  return (
    <div className="wrap-anywhere px-2 py-1 text-muted">
      <div>
        {environment.mode === "embedded" ? "Embedded API with sample data" : `API at ${environment.host}`}
      </div>
      {words && <StatusDot tone={words.tone}>{words.short}</StatusDot>}
    </div>
  );
}

"use client";

import { useSyncExternalStore } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { Switch } from "@/components/ui/switch";
import { usePreferences } from "./preferences-provider";
import { type Shortcut, shortcuts } from "./shortcut-store";

/** What does the same stands in one line. */
function keysByLabel(list: readonly Shortcut[], group: string): ReadonlyMap<string, readonly string[]> {
  const labels = new Map<string, string[]>();
  for (const { keys, label, group: own } of list) {
    if (own !== group) continue;
    const same = labels.get(label);
    if (!same) labels.set(label, [keys]);
    else if (!same.includes(keys)) same.push(keys);
  }
  return labels;
}

const none: readonly Shortcut[] = [];

interface ShortcutsDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Every shortcut that works on the page below. */
export function ShortcutsDialog({ open, onOpenChange }: ShortcutsDialogProps) {
  const list = useSyncExternalStore(shortcuts.subscribe, shortcuts.snapshot, () => none);
  const { preferences, change } = usePreferences();
  const groups = [...new Set(list.map((shortcut) => shortcut.group))];
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard shortcuts" size="sm">
      <div className="flex flex-col gap-4">
        <Switch
          label="Shortcuts of a single key"
          description="Turn them off if they get in the way of speech input or a screen reader."
          checked={preferences.singleKeys}
          onChange={(event) => change({ singleKeys: event.target.checked })}
        />
        {groups.map((group) => (
          <section key={group}>
            <h3 className="mb-1 font-medium text-muted">{group}</h3>
            <dl>
              {Array.from(keysByLabel(list, group), ([label, keys]) => (
                <div
                  key={label}
                  className="flex min-h-8 items-center justify-between gap-4 border-line border-t py-1"
                >
                  <dt>{label}</dt>
                  {keys.map((each, at) => (
                    <dd key={each} className={at === 0 ? "ml-auto" : "-ml-2"}>
                      {at > 0 && <span className="pr-2 text-muted">or</span>}
                      <Kbd keys={each} />
                    </dd>
                  ))}
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

"use client";

import { cx } from "./cx";
import { useIsMac } from "./use-is-mac";

const names: Record<string, string> = {
  enter: "Enter",
  space: "Space",
  escape: "Esc",
  shift: "Shift",
  alt: "Alt",
  arrowup: "↑",
  arrowdown: "↓",
  arrowleft: "←",
  arrowright: "→",
  backspace: "⌫",
  delete: "Del",
};

export interface KbdProps {
  /** "mod+k" (⌘ on Apple machines, Ctrl elsewhere), "?", "g d" (one after the other). */
  keys: string;
  /** On the dark ground of a tooltip. */
  inverse?: boolean | undefined;
}

/** A key or combination, as printed on this machine's keyboard. */
export function Kbd({ keys, inverse }: KbdProps) {
  const mac = useIsMac();
  const strokes = keys.split(" ").map((stroke) => stroke.split("+").map((key) => keyName(key, mac)));
  return (
    <span className="inline-flex items-center gap-1">
      {strokes.map((stroke) => (
        <kbd
          key={stroke.join("+")}
          className={cx(
            "inline-flex h-4 min-w-4 items-center justify-center rounded-sm border px-1 font-sans text-xs leading-none",
            inverse ? "border-muted text-on-inverse" : "border-line bg-sunken text-muted",
          )}
        >
          {stroke.join(mac ? "" : "+")}
        </kbd>
      ))}
    </span>
  );
}

function keyName(key: string, mac: boolean): string {
  if (key === "mod") return mac ? "⌘" : "Ctrl";
  return names[key.toLowerCase()] ?? key.toUpperCase();
}

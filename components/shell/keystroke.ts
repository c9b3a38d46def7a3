/** The part of a keyboard event that decides. */
export interface Keystroke {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/**
 * Whether the keys pressed are those of one stroke: "mod+k", "shift+j", "?", "enter".
 * `mod` is ⌘ on Apple machines, Ctrl elsewhere. Shift is not looked at where it is part of typing the sign.
 */
export function matchesStroke(pressed: Keystroke, stroke: string, mac: boolean): boolean {
  const parts = stroke.toLowerCase().split("+");
  const key = parts.pop() ?? "";
  const wants = (name: string) => parts.includes(name);
  const mod = mac ? pressed.metaKey : pressed.ctrlKey;
  const otherMod = mac ? pressed.ctrlKey : pressed.metaKey;
  if (mod !== wants("mod") || otherMod || pressed.altKey !== wants("alt")) return false;
  const shiftCounts = /^[a-z]$/.test(key) || key.length > 1;
  if (shiftCounts && pressed.shiftKey !== wants("shift")) return false;
  return pressed.key.toLowerCase() === key;
}

/** Keys that type a sign by themselves: these can be turned off, and never act while typing. */
export function isSingleKey(keys: string): boolean {
  return keys.split(" ").every((stroke) => !/(^|\+)(mod|alt)\+/.test(stroke));
}

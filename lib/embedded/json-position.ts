const space = /[ \t\n\r]*/y;
const scalar = /true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const text = /"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;

/** Offset of the first character that cannot be JSON (RFC 8259), or null when the whole text is. */
export function jsonErrorPosition(source: string): number | null {
  let at = 0;
  let deepest = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(source)) return false;
    at = pattern.lastIndex;
    deepest = Math.max(deepest, at);
    return true;
  };
  const skip = () => take(space);
  const mark = (character: string): boolean => {
    skip();
    if (source[at] !== character) return false;
    at += 1;
    deepest = at;
    return true;
  };
  // An explicit stack: a body of a million brackets must not overflow ours.
  const open: ("[" | "{")[] = [];
  const value = (): "done" | "opened" | "wrong" => {
    if (mark("[")) {
      open.push("[");
      return "opened";
    }
    if (mark("{")) {
      open.push("{");
      return "opened";
    }
    return take(text) || take(scalar) ? "done" : "wrong";
  };
  const key = () => {
    skip();
    return take(text) && mark(":");
  };
  let state = value();
  while (state !== "wrong") {
    const within = open.at(-1);
    if (state === "opened") {
      if (mark(within === "[" ? "]" : "}")) {
        open.pop();
        state = "done";
      } else {
        state = within === "{" && !key() ? "wrong" : value();
      }
    } else if (within === undefined) {
      skip();
      return at === source.length ? null : at;
    } else if (mark(within === "[" ? "]" : "}")) {
      open.pop();
    } else {
      state = mark(",") && (within === "[" || key()) ? value() : "wrong";
    }
  }
  skip();
  return Math.max(at, deepest);
}

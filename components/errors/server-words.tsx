"use client";

import { useState } from "react";

/** Longer texts are folded, and say how long they are. */
const longest = 600;

interface ServerWordsProps {
  /** As `lib/errors` words it: with what cannot be seen as escapes. */
  text: string;
  /** So many characters are shown of a longer text. */
  limit?: number | undefined;
}

/** What a server said, whatever it is: apart from the words around it, and as much of it as can be read at once. */
export function ServerWords({ text, limit = longest }: ServerWordsProps) {
  const [whole, setWhole] = useState(false);
  if (text.length <= limit) return <bdi>{text}</bdi>;
  return (
    <>
      <bdi>{whole ? text : `${text.slice(0, limit)}…`}</bdi>{" "}
      <button
        type="button"
        aria-expanded={whole}
        onClick={() => setWhole(!whole)}
        className="rounded-sm text-accent underline underline-offset-2"
      >
        {whole ? "Show less" : `Show all ${text.length.toLocaleString("en")} characters`}
      </button>
    </>
  );
}

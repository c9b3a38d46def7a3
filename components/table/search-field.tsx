"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { SearchInput } from "@/components/ui/search-input";

export interface SearchFieldProps {
  /** "Filter domains". */
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Wait for a pause of so many milliseconds, where every change asks the API. 0: at once. */
  delay?: number | undefined;
  mono?: boolean | undefined;
}

/** The text filter of a page; `/` brings the cursor here. */
export function SearchField({ label, value, onChange, delay = 0, mono }: SearchFieldProps) {
  const [text, setText] = useState(value);
  const [last, setLast] = useState(value);
  // The value was changed from elsewhere, as by "back".
  if (value !== last) {
    setLast(value);
    setText(value);
  }
  const send = useEffectEvent((next: string) => {
    setLast(next);
    onChange(next);
  });
  const waiting = text !== last;
  useEffect(() => {
    if (!waiting || delay === 0) return;
    const timer = setTimeout(() => send(text), delay);
    return () => clearTimeout(timer);
  }, [text, waiting, delay]);

  const change = (next: string, now: boolean) => {
    setText(next);
    if (!now) return;
    setLast(next);
    onChange(next);
  };
  return (
    <div className="flex min-w-48 flex-1 max-sm:basis-full">
      <SearchInput
        pageFilter
        label={label}
        mono={mono}
        value={text}
        onChange={(event) => change(event.target.value, delay === 0)}
        onClear={() => change("", true)}
      />
    </div>
  );
}

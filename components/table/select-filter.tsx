"use client";

import { Select, type SelectOption } from "@/components/ui/select";

export interface SelectFilterProps {
  /** "Status". */
  label: string;
  /** `null`: not filtered. */
  value: string | null;
  onChange: (value: string | null) => void;
  options: readonly SelectOption[];
  /** Said while nothing is chosen: "Any status". */
  any?: string | undefined;
}

/** One filter with a few choices. */
export function SelectFilter({ label, value, onChange, options, any }: SelectFilterProps) {
  return (
    <span className="w-40 max-sm:w-[calc(50%-0.25rem)]">
      <Select
        aria-label={label}
        value={value ?? ""}
        placeholder={any ?? `Any ${label.toLowerCase()}`}
        options={options}
        onChange={(event) => onChange(event.target.value || null)}
      />
    </span>
  );
}

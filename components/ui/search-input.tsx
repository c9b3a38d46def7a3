"use client";

import Search from "lucide-react/icons/search";
import X from "lucide-react/icons/x";
import type { ComponentProps } from "react";
import { controlLook } from "./control-look";
import { cx } from "./cx";
import { IconButton } from "./icon-button";

export interface SearchInputProps
  extends Omit<ComponentProps<"input">, "type" | "className" | "style" | "value" | "aria-label"> {
  label: string;
  value: string;
  onClear: () => void;
  /** The filter of the page: `/` brings the cursor here. */
  pageFilter?: boolean | undefined;
  mono?: boolean | undefined;
}

export function SearchInput({ label, value, onClear, pageFilter, mono, ...rest }: SearchInputProps) {
  return (
    <div className="relative h-8 min-w-0 flex-1">
      <Search
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 left-2 size-4 -translate-y-1/2 text-muted"
      />
      <input
        placeholder={label}
        spellCheck={false}
        autoComplete="off"
        {...rest}
        type="search"
        aria-label={label}
        value={value}
        data-page-filter={pageFilter ? "" : undefined}
        onKeyDown={(event) => {
          if (event.key === "Escape" && value) {
            event.preventDefault();
            onClear();
          }
          rest.onKeyDown?.(event);
        }}
        className={cx(
          controlLook,
          "h-8 appearance-none pr-8 pl-7 [&::-webkit-search-cancel-button]:hidden",
          mono && "font-mono",
        )}
      />
      {value && (
        <span className="absolute top-1 right-1">
          <IconButton
            size="sm"
            label="Clear the filter"
            icon={<X aria-hidden="true" className="size-4" />}
            onClick={onClear}
          />
        </span>
      )}
    </div>
  );
}

/** Classes shared by every text-like control: 32 px high, strong hairline, red when invalid. */
export const controlLook =
  "w-full min-w-0 rounded-md border border-line-strong bg-raised px-2 text-sm text-text placeholder:text-muted aria-invalid:border-danger read-only:not-[select]:bg-sunken focus-visible:outline-offset-0 disabled:bg-sunken disabled:text-muted";

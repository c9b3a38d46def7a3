/** A delegation: one name above, two below. */
export function Logo({ className }: { className: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      className={className}
    >
      <path d="M8 5.5v2.25M3.5 10.5V9.25q0-1.5 1.5-1.5h6q1.5 0 1.5 1.5v1.25" />
      <rect x="5.875" y="1.25" width="4.25" height="4.25" rx="1" />
      <rect x="1.375" y="10.5" width="4.25" height="4.25" rx="1" />
      <rect x="10.375" y="10.5" width="4.25" height="4.25" rx="1" fill="currentColor" />
    </svg>
  );
}

import type { ReactNode } from "react";

/** The row of buttons at the end of a dialog or panel; the main one last. */
export function DialogFooter({ children }: { children: ReactNode }) {
  return (
    <footer className="flex flex-wrap items-center justify-end gap-2 border-line border-t px-4 py-3">
      {children}
    </footer>
  );
}

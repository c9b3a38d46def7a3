import type { ReactNode } from "react";
import { Logo } from "@/components/shell/logo";

interface SignInFrameProps {
  title: string;
  /** Below the title. */
  intro: ReactNode;
  children: ReactNode;
}

/** The frame of the pages without a session. */
export function SignInFrame({ title, intro, children }: SignInFrameProps) {
  return (
    <main id="main" className="mx-auto flex w-full max-w-md flex-col gap-5 px-4 py-10 sm:py-[12vh]">
      <header className="flex flex-col gap-1">
        <Logo className="mb-3 size-7 text-accent" />
        <h1 className="font-semibold text-xl">{title}</h1>
        <div className="text-muted">{intro}</div>
      </header>
      {children}
    </main>
  );
}

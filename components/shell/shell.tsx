import type { ReactNode } from "react";
import { LostReplyToasts } from "@/components/errors/lost-reply-toasts";
import { TrailToasts } from "@/components/errors/trail-toasts";
import { LeaveAsker } from "@/components/form/leave-asker";
import { SignInDialog } from "../sign-in/sign-in-dialog";
import type { Environment } from "./environment";
import { NavigationBusy } from "./navigation-busy";
import { RouteFocus } from "./route-focus";
import { Sidebar } from "./sidebar";
import { SkipLink } from "./skip-link";
import { TopBar } from "./top-bar";
import { TroubleBanner } from "./trouble-banner";

interface ShellProps {
  environment: Environment;
  children: ReactNode;
}

/** The frame around every page behind a session. */
export function Shell({ environment, children }: ShellProps) {
  return (
    <div className="flex min-h-dvh">
      <SkipLink />
      <Sidebar />
      <div className="flex min-w-0 flex-1 flex-col">
        <TopBar environment={environment} />
        <TroubleBanner />
        <main id="main" tabIndex={-1} className="flex min-w-0 flex-1 flex-col">
          {children}
        </main>
      </div>
      <NavigationBusy />
      <RouteFocus />
      <SignInDialog />
      <LeaveAsker />
      <LostReplyToasts />
      <TrailToasts />
    </div>
  );
}

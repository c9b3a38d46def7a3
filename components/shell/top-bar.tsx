import { AccountMenu } from "./account-menu";
import { Breadcrumbs } from "./breadcrumbs";
import type { Environment } from "./environment";
import { EnvironmentBadge } from "./environment-badge";
import { HealthIndicator } from "./health-indicator";
import { MobileNav } from "./mobile-nav";
import { PaletteButton } from "./palette-button";
import { RateLimitMeter } from "./rate-limit-meter";

/** 44 px above every page: where one is, which API it is and how it does, and who one is. */
export function TopBar({ environment }: { environment: Environment }) {
  return (
    <header className="sticky top-0 z-30 flex h-11 items-center gap-2 border-line border-b bg-surface px-2 sm:gap-3 md:px-6">
      <MobileNav />
      <div className="min-w-0 flex-1">
        <Breadcrumbs />
      </div>
      <RateLimitMeter />
      <PaletteButton />
      <EnvironmentBadge environment={environment} />
      <HealthIndicator />
      <AccountMenu environment={environment} />
    </header>
  );
}

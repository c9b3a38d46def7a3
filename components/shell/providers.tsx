"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { QueryClientProvider } from "@tanstack/react-query";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useState } from "react";
import { Toaster } from "@/components/ui/toaster";
import { TooltipHost } from "@/components/ui/tooltip-host";
import { createQueryClient } from "@/lib/api/query-client";
import { PartsLoader } from "./parts-loader";
import type { Preferences } from "./preferences";
import { PreferencesProvider } from "./preferences-provider";

interface ProvidersProps {
  /** The request's nonce, for what a library may put on the page by itself. */
  nonce: string | undefined;
  preferences: Preferences;
  children: ReactNode;
}

export function Providers({ nonce, preferences, children }: ProvidersProps) {
  const [queryClient] = useState(createQueryClient);
  return (
    <CSPProvider nonce={nonce} disableStyleElements>
      <QueryClientProvider client={queryClient}>
        <NuqsAdapter>
          <PreferencesProvider initial={preferences}>
            {children}
            <PartsLoader />
            <Toaster />
            <TooltipHost />
          </PreferencesProvider>
        </NuqsAdapter>
      </QueryClientProvider>
    </CSPProvider>
  );
}

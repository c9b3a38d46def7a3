import { SettingsError, settings } from "@/lib/env";
import { context } from "./context";

/** What the console says of itself once it can serve. */
interface Started {
  host: string;
  port: number;
  publicUrl: string;
  api: { mode: "embedded"; exposed: boolean; dataDir: string } | { mode: "upstream"; url: string };
}

declare global {
  // Next swallows what start-up code throws: the script that serves asks for the outcome here.
  var scaidnsOnStart: ((outcome: { started: Started } | { problem: string }) => void) | undefined;
}

/** Reads the settings and opens the embedded API, and tells the serving script how that went. */
export async function start(): Promise<void> {
  try {
    const { host, port, publicUrl, api } = settings();
    await context().api.embedded?.();
    globalThis.scaidnsOnStart?.({ started: { host, port, publicUrl, api } });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const problem = error instanceof SettingsError ? why : `The embedded API can't be opened: ${why}`;
    if (!globalThis.scaidnsOnStart) throw error;
    globalThis.scaidnsOnStart({ problem });
  }
}

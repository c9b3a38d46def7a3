import * as z from "zod/mini";

const name = "scaidns-console";

const message = z.discriminatedUnion("kind", [
  /** The API takes nothing before `until`; both by this machine's clock, in epoch milliseconds. */
  z.object({
    kind: z.literal("hold"),
    until: z.number(),
    since: z.number(),
    source: z.enum(["seconds", "date", "reset", "default"]),
  }),
  z.object({
    kind: z.literal("limit"),
    limit: z.number(),
    remaining: z.number(),
    resetAt: z.nullable(z.number()),
  }),
  /** There is no wait any more: other credentials have other limits. */
  z.object({ kind: z.literal("open") }),
  /** The session's tokens are new ones; the person is the same. */
  z.object({ kind: z.literal("renewed") }),
  /** Somebody has signed in. */
  z.object({
    kind: z.literal("signed-in"),
    person: z.optional(
      z.object({ id: z.string(), name: z.nullish(z.string()), email: z.nullish(z.string()) }),
    ),
  }),
]);
export type TabMessage = z.infer<typeof message>;

/** The other tabs of the console in this browser. */
export interface Tabs {
  tell(said: TabMessage): void;
  /** Calls back for each message of another tab, until the returned function is called. */
  hear(listener: (said: TabMessage) => void): () => void;
}

/** Opens the way to the other tabs at its first use; where browsers have none, this tab is the only one. */
function openTabs(): Tabs {
  const listeners = new Set<(said: TabMessage) => void>();
  let channel: BroadcastChannel | undefined;
  const open = () => {
    if (channel || typeof window === "undefined" || typeof BroadcastChannel === "undefined") return;
    channel = new BroadcastChannel(name);
    channel.addEventListener("message", (event: MessageEvent<unknown>) => {
      // Another tab may be of an older or newer console.
      const said = message.safeParse(event.data);
      if (said.success) for (const listener of listeners) listener(said.data);
    });
  };
  return {
    tell: (said) => {
      open();
      channel?.postMessage(said);
    },
    hear: (listener) => {
      open();
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

export const tabs = openTabs();

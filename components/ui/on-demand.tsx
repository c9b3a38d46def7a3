"use client";

import { type ComponentType, type ReactNode, useEffect, useState } from "react";

/** Loads a component; anew after a failure, as when the network was away. */
type Load<Props> = () => Promise<ComponentType<Props>>;

const toLoad: (() => Promise<unknown>)[] = [];
let loadingAll = false;
let underWay: Promise<void> | undefined;

/**
 * Loads every part declared so far, one after the other, and from now on each that is declared. Failures are left to
 * whoever opens the part.
 */
export function loadParts(): Promise<void> {
  loadingAll = true;
  // What is declared while parts are loaded is loaded with them: whoever waits has all.
  underWay ??= loadAll().finally(() => {
    underWay = undefined;
  });
  return underWay;
}

async function loadAll(): Promise<void> {
  for (let next = toLoad.shift(); next; next = toLoad.shift()) await next().catch(() => undefined);
}

/** How long until a part that could not be loaded is asked for again, in milliseconds. */
const againAfter = 1_000;

/**
 * A part of the page that is not needed for its first sight: its code is loaded when it is first drawn, or by
 * `loadParts` before. Until then `Meanwhile` stands in its place, or nothing.
 */
export function onDemand<Props extends object>(
  load: Load<Props>,
  Meanwhile?: ComponentType<Props>,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | undefined;
  let loading: Promise<ComponentType<Props>> | undefined;
  const preload = () => {
    loading ??= load().then(
      (part) => {
        loaded = part;
        return part;
      },
      (error: unknown) => {
        loading = undefined;
        throw error;
      },
    );
    return loading;
  };
  toLoad.push(preload);
  if (loadingAll) void loadParts();

  return function OnDemand(props: Props): ReactNode {
    const [Part, setPart] = useState(() => loaded);
    useEffect(() => {
      if (Part) return;
      let timer: ReturnType<typeof setTimeout> | undefined;
      let gone = false;
      const start = () =>
        preload().then(
          (part) => {
            if (!gone) setPart(() => part);
          },
          () => {
            if (!gone) timer = setTimeout(start, againAfter);
          },
        );
      void start();
      return () => {
        gone = true;
        clearTimeout(timer);
      };
    }, [Part]);
    return Part ? <Part {...props} /> : Meanwhile ? <Meanwhile {...props} /> : null;
  };
}

/** Whether it is so, or has ever been. */
export function useEver(now: boolean): boolean {
  const [ever, setEver] = useState(now);
  if (now && !ever) setEver(true);
  return ever || now;
}

/** As `onDemand`, for what draws nothing before it is first open. */
export function onceOpen<Props extends { open: boolean }>(load: Load<Props>): ComponentType<Props> {
  const Part = onDemand(load);
  // biome-ignore lint/correctness/noComponentHookFactories: called once for a part, as React's `lazy`
  return function OnceOpen(props: Props): ReactNode {
    return useEver(props.open) ? <Part {...props} /> : null;
  };
}

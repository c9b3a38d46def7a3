import * as z from "zod/mini";
import type { ChangeRun, SentCall } from "@/lib/api/apply-state";
import {
  type ChangeCounts,
  type ChangeSet,
  countChanges,
  type Edit,
  emptyChangeSet,
  mergeSteps,
  stageSteps,
} from "@/lib/changes/change-set";
import type { SetDelta } from "@/lib/changes/remaining-tracker";
import { finish, inSlices } from "@/lib/changes/slices";
import { readStoredSteps } from "@/lib/changes/stored-change-set";
import { nextTask } from "./in-background";
import { readSent } from "./kept-call";
import { openNotes } from "./open-notes";
import { dropStaged, keepStaged, readHead, readStaged, type StagedPlace } from "./staged-database";
import { changed, deltaSteps } from "./staged-delta";
import { stagedReader } from "./staged-reader";
import { noteStaging } from "./staging-note";

export interface StagedState {
  set: ChangeSet;
  counts: ChangeCounts;
  /** Whether it outlives the page. */
  kept: boolean;
  /** Its review is open. */
  reviewing: boolean;
  /** All of it is applied as soon as it was compared: what is done while nothing is staged. */
  atOnce: boolean;
  /** How it is being applied, or was when that ended with something left. */
  run: ChangeRun | undefined;
  /** What is, or was, being applied by it. */
  applying: ChangeSet | undefined;
  /** What was sent before this page was loaded, while it is not known what became of it. */
  sentBefore: SentCall | null;
  /** What another tab has applied of it, and what that left; until the review is closed, or this page applies. */
  elsewhere: EndedElsewhere | null;
}

/** What came of applying in another tab: how many changes were applied, and how many are left. */
export interface EndedElsewhere {
  applied: number;
  left: number;
}

/** How often what was applied leaves the set on screen: the page is not drawn anew for each of many calls. */
const showMs = 250;

const channelName = "scaidns-changes";
/** What tabs tell each other: that what is staged is another, and what one of them has applied of it by now. */
const heardShape = z.object({
  person: z.string(),
  domainId: z.string(),
  ended: z.optional(z.object({ applied: z.number(), left: z.number() })),
});

/** The staged changes of one person and zone: in memory, in the browser's store, and the same in all tabs. */
export class StagedZone {
  private state: StagedState;
  private sent: SentCall | null = null;
  private readonly listeners = new Set<() => void>();
  private readonly sentListeners = new Set<() => void>();
  private readonly channel =
    typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(channelName);
  private writing: Promise<void> = Promise.resolve();
  private reading: Promise<void> | undefined;
  private soon: SetDelta[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly place: StagedPlace,
    readonly zone: string,
  ) {
    const set = emptyChangeSet(zone);
    this.state = {
      set,
      counts: countChanges(set),
      kept: true,
      reviewing: false,
      atOnce: false,
      run: undefined,
      applying: undefined,
      sentBefore: null,
      elsewhere: null,
    };
    this.channel?.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      const heard = heardShape.safeParse(data).data;
      if (heard?.person !== place.person || heard.domainId !== place.domainId) return;
      void this.read().then(() => {
        if (heard.ended && !this.isApplying()) this.set({ elsewhere: heard.ended });
      });
    });
  }

  private readonly reader = stagedReader();
  /** The zone's records as they are staged. */
  readonly shown = this.reader.now;
  readonly shownSteps = this.reader.steps;

  snapshot = (): StagedState => this.state;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  /** Is told when {@link StagedState.sentBefore} is another; nothing is shown by that. */
  watchSent(listener: () => void): void {
    this.sentListeners.add(listener);
  }

  /** Stages more, or takes back. */
  stage(edits: Iterable<Edit>): void {
    this.replace(finish(stageSteps(this.state.set, edits)));
  }

  /**
   * Puts the lines of another set, made for the zone as it is staged, into this one; a little at a time. Resolves when
   * that is kept.
   */
  async merge(more: ChangeSet): Promise<void> {
    for (;;) {
      const { set } = this.state;
      const next = await inSlices(mergeSteps(set, more), nextTask);
      // What was staged meanwhile is not in it.
      if (set !== this.state.set || !(await this.replaceSoon(next))) continue;
      return this.writing;
    }
  }

  /** Puts another set in place of this one. */
  replace(set: ChangeSet): void {
    this.put(finish(deltaSteps(this.state.set, set)), set);
  }

  /** {@link replace} a little at a time; false, and nothing is done, when something else was staged meanwhile. */
  async replaceSoon(set: ChangeSet): Promise<boolean> {
    const before = this.state.set;
    const delta = await inSlices(deltaSteps(before, set), nextTask);
    if (before !== this.state.set) return false;
    this.put(delta, set);
    return true;
  }

  private put(delta: SetDelta, set: ChangeSet): void {
    if (delta.removed.length + delta.put.length > 0) void this.change(delta, set);
  }

  /** Whether something on screen shows it. */
  isShown(): boolean {
    return this.listeners.size > 0;
  }

  /** Takes lines out and puts others in. Resolves when that is kept. */
  change(delta: SetDelta, to?: ChangeSet): Promise<void> {
    this.show(to ?? changed(this.state.set, delta), this.state.kept);
    return this.keep(delta);
  }

  /** Notes what is sent before it is; null when it is known what became of it. */
  sending(sent: SentCall | null): Promise<void> {
    const before = this.state.sentBefore;
    this.noteSent(sent);
    if (before) this.set({ sentBefore: null });
    // Other tabs tell of what was sent before, and need not hear of each call.
    return this.keep({ removed: [], put: [] }, before !== null);
  }

  /** Looks whether another tab has left something open since. */
  async readSent(): Promise<void> {
    await this.writing;
    const began = this.writing;
    try {
      const head = await readHead(this.place);
      if (began === this.writing) this.tookSent(head);
    } catch {
      // Nothing can be kept here, so that nobody has left anything.
    }
  }

  /**
   * It is not being applied any more: what was left open is found out as after a reload, and other tabs are told what
   * came of it as soon as that is kept.
   */
  ended(applied: number): void {
    if (this.sent !== this.state.sentBefore) this.set({ sentBefore: this.sent });
    this.flush();
    const ended = { applied, left: this.state.set.lines.size };
    void this.writing.then(() => this.channel?.postMessage({ ...this.place, ended }));
  }

  /** What another tab has applied was told. */
  heardElsewhere(): void {
    this.set({ elsewhere: null });
  }

  private noteSent(sent: SentCall | null): void {
    this.sent = sent;
    openNotes.put(this.place, sent && this.zone);
  }

  private tookSent(head: unknown): void {
    // What this page has sent itself, it knows better.
    if (this.isApplying()) return;
    const sent = readSent(head, this.zone);
    // The same object for the same call: whoever looks into it goes on.
    if (JSON.stringify(sent) !== JSON.stringify(this.state.sentBefore)) this.set({ sentBefore: sent });
    this.noteSent(this.state.sentBefore);
  }

  /** Opens or closes the review; `atOnce` applies what is staged without waiting for a press. */
  review(open: boolean, { atOnce = false }: { atOnce?: boolean } = {}): void {
    const ends = !open && !this.isApplying();
    this.set({
      reviewing: open,
      atOnce,
      ...(!open && { elsewhere: null }),
      ...(ends && { run: undefined, applying: undefined }),
    });
  }

  /** Whether this page is applying it, or finds out what became of that. */
  isApplying(): boolean {
    const phase = this.state.run?.snapshot().phase ?? "done";
    return phase !== "done" && phase !== "cancelled";
  }

  /** Notes how it is being applied. */
  follow(run: ChangeRun, applying: ChangeSet): void {
    this.set({ run, applying, elsewhere: null });
  }

  /** As {@link change}, shown a little later, together with what else has changed by then. */
  changeSoon(delta: SetDelta): Promise<void> {
    this.soon.push(delta);
    this.timer ??= setTimeout(() => this.flush(), showMs);
    return this.keep(delta);
  }

  /** Shows what was to be shown soon. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.soon.length === 0) return;
    this.show(changed(this.state.set, ...this.soon.splice(0)), this.state.kept);
  }

  /** Drops all that is staged; what became of what was sent of it is still found out. */
  clear(): void {
    this.show(emptyChangeSet(this.zone), this.state.kept);
    const head = this.sent && { zone: this.zone, sent: this.sent };
    void this.write(() => dropStaged(this.place, head), true);
  }

  /** Reads what is kept; what cannot be understood is left out. */
  read(): Promise<void> {
    this.reading ??= this.readNow().finally(() => {
      this.reading = undefined;
    });
    return this.reading;
  }

  private async readNow(): Promise<void> {
    for (;;) {
      await this.writing;
      const began = this.writing;
      try {
        const { head, lines } = await readStaged(this.place);
        const steps = readStoredSteps({ version: 1, zone: this.zone, lines }, this.zone);
        const found = await inSlices(steps, nextTask);
        // What was staged meanwhile is not in it.
        if (began !== this.writing) continue;
        this.tookSent(head);
        this.show(found?.set ?? emptyChangeSet(this.zone), true);
      } catch {
        this.show(this.state.set, false);
      }
      return;
    }
  }

  private keep(delta: SetDelta, tell = true): Promise<void> {
    const head = { zone: this.zone, sent: this.sent };
    return this.write(() => keepStaged(this.place, head, delta), tell);
  }

  private write(run: () => Promise<void>, tell: boolean): Promise<void> {
    this.writing = this.writing.then(run).then(
      () => {
        if (tell) this.channel?.postMessage({ ...this.place });
      },
      () => this.show(this.state.set, false),
    );
    return this.writing;
  }

  private show(set: ChangeSet, kept: boolean): void {
    this.set({ set, counts: countChanges(set), kept });
    const { person, domainId } = this.place;
    noteStaging(person, domainId, { count: set.lines.size });
  }

  private set(next: Partial<StagedState>): void {
    const { sentBefore } = this.state;
    this.state = { ...this.state, ...next };
    for (const tell of this.listeners) tell();
    if (this.state.sentBefore !== sentBefore) for (const tell of this.sentListeners) tell();
  }
}

const zones = new Map<string, Promise<StagedZone>>();

/** The staged changes of a person and zone, read from the store; one object for all who ask. */
export function openStagedZone(place: StagedPlace, zone: string): Promise<StagedZone> {
  const key = JSON.stringify([place.person, place.domainId, zone]);
  const known = zones.get(key);
  if (known) return known;
  const staged = new StagedZone(place, zone);
  const opened = staged.read().then(() => staged);
  zones.set(key, opened);
  return opened;
}

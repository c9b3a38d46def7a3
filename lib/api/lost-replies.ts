import type { Settled } from "@/lib/errors/lost-reply";
import type { ProblemRequest } from "@/lib/errors/problem";
import type { WriteTrace } from "./write-trace";

/** What became of a write whose reply was lost. */
export interface LostReplyNews {
  settled: Settled;
  request: ProblemRequest;
  /** Where a person may look for it, when it was found out only later or not at all. */
  trace?: WriteTrace | undefined;
  /** What it was to change, in words: "www A"; undefined when there are none. */
  subject: string | undefined;
  /** Whether something on screen goes on with it, or shows it. */
  attended: boolean;
}

const listeners = new Set<(news: LostReplyNews) => void>();
const counters = new Set<() => void>();
let findingOut = 0;

/** Lost replies of the whole tab: what became of them, for whoever says so, and whether one is being looked up. */
export const lostReplies = {
  tell(news: LostReplyNews): void {
    for (const listener of listeners) listener(news);
  },
  listen(listener: (news: LostReplyNews) => void): () => void {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
  /** Runs while a write's sender waits for what became of it. */
  async while<T>(work: () => Promise<T>): Promise<T> {
    count(1);
    try {
      return await work();
    } finally {
      count(-1);
    }
  },
  subscribe(listener: () => void): () => void {
    counters.add(listener);
    return () => {
      counters.delete(listener);
    };
  },
  isFindingOut: () => findingOut > 0,
};

function count(by: number): void {
  findingOut += by;
  for (const tell of counters) tell();
}

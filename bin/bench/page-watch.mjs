/**
 * Runs in the page, before anything of its own. Notes long tasks and when the first row was painted, and times what
 * keys and presses do: from the event itself to the frame after the one in which the wanted state was painted.
 */
export function watchPage(rowSelector) {
  const giveUpMs = 30_000;
  const longTasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) longTasks.push({ startTime, duration });
  }).observe({ type: "longtask", buffered: true });

  const rowsInSight = () =>
    [...document.querySelectorAll(rowSelector)].filter((row) => {
      const box = row.getBoundingClientRect();
      return box.height > 0 && box.top >= 0 && box.bottom <= innerHeight;
    });
  const textInSight = () => rowsInSight().map((row) => row.textContent ?? "");
  const rowCount = () => document.querySelector("[aria-rowcount]")?.getAttribute("aria-rowcount");

  /** When the frame began that followed the one with the wanted state. */
  const painted = (wanted) => {
    const until = performance.now() + giveUpMs;
    return new Promise((resolve, reject) => {
      const look = () => {
        if (wanted()) requestAnimationFrame(() => resolve(performance.now()));
        else if (performance.now() < until) requestAnimationFrame(look);
        else reject(new Error(`It was not seen within ${giveUpMs / 1000} s`));
      };
      requestAnimationFrame(look);
    });
  };

  const states = {
    filtered: (text) => {
      const before = rowCount();
      return () => {
        const rows = textInSight();
        return rowCount() !== before && rows.length > 0 && rows.every((row) => row.includes(text));
      };
    },
    restored: (count) => () => rowCount() === count,
    shown: (text) => () => textInSight().some((row) => row.includes(text)),
    sorted: () => {
      const before = textInSight().join("\n");
      return () => rowsInSight().length > 0 && textInSight().join("\n") !== before;
    },
  };

  let timed;
  globalThis.bench = {
    /** Total blocking time: what tasks of more than 50 ms took beyond that (https://web.dev/articles/tbt). */
    blocking: () => longTasks.reduce((sum, { duration }) => sum + Math.max(0, duration - 50), 0),
    longestTask: (from) =>
      longTasks.reduce((most, task) => (task.startTime < from ? most : Math.max(most, task.duration)), 0),
    /** Milliseconds since the last long task. */
    calmFor: () => {
      const last = longTasks.at(-1);
      return performance.now() - (last ? last.startTime + last.duration : 0);
    },
    rowsInSight,
    rowCount,
    firstRow: painted(() => rowsInSight().length > 0),
    /** Makes ready for an event; `took()` gives the milliseconds from it to the state. */
    time: (type, state, wanted) => {
      const reached = states[state](wanted);
      timed = new Promise((resolve, reject) => {
        const begin = ({ timeStamp }) => painted(reached).then((at) => resolve(at - timeStamp), reject);
        addEventListener(type, begin, { capture: true, once: true });
      });
      timed.catch(() => {});
    },
    took: () => timed,
    until: (state, wanted) => painted(states[state](wanted)),
    /** Scrolls through all rows, first as a wheel does and then by leaps; the longest time between two frames, in ms. */
    scrollThrough: async () => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const page = document.scrollingElement;
      const steps = [...Array(60).fill(240), ...Array(40).fill(page.scrollHeight / 40)];
      let longest = 0;
      await frame();
      for (const step of steps) {
        const began = performance.now();
        page.scrollBy(0, step);
        await frame();
        longest = Math.max(longest, performance.now() - began);
      }
      return longest;
    },
  };
}

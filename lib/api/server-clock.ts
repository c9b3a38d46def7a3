import { parseHttpDate } from "@/lib/errors/http-date";

let ahead: number | undefined;

/** What the server's clock shows, going by the `Date` of its latest success. */
export const serverClock = {
  /** Learns from a reply of the API. */
  hear({ status, headers }: { status: number; headers: Headers }): void {
    const date = parseHttpDate(headers.get("date") ?? "");
    if (date !== null && status >= 200 && status <= 299) ahead = date - Date.now();
  },
  /**
   * The server's time when this machine's was `at`, in epoch milliseconds; undefined as long as no reply has told it.
   * Never ahead of it, and behind by at most a second (`Date` has no more) and the time its reply took.
   */
  at(at: number): number | undefined {
    return ahead === undefined ? undefined : at + ahead;
  },
};

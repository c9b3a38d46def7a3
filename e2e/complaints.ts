import type { BrowserContext } from "@playwright/test";
import type { ConsoleServer } from "./server";

/** Errors that the browser's console, a page's script or a server reports. */
export interface Complaints {
  /** Says that this is to be reported, at least once; a status stands for a request refused with it. */
  expect(...complaints: (RegExp | number)[]): void;
}

interface Watch extends Complaints {
  /** Throws what was reported and not expected, and what was expected and not reported. */
  settle(): void;
}

/** Watches every page of the browser, and what the servers print; breaches of the content policy are errors too. */
export function watchComplaints(context: BrowserContext, servers: readonly ConsoleServer[]): Watch {
  const seen: string[] = [];
  const expected: RegExp[] = [];
  const printed = servers.map((server) => server.output().length);
  context.on("console", (message) => {
    if (message.type() === "error") seen.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => {
    const { name, message, stack } = error.error();
    seen.push(`page: ${name}: ${message}\n${stack ?? ""}`);
  });
  return {
    expect: (...complaints) => {
      for (const one of complaints) {
        expected.push(
          typeof one === "number" ? new RegExp(`the server responded with a status of ${one}\\b`) : one,
        );
      }
    },
    settle: () => {
      const said = servers.map((server, index) => server.output().slice(printed[index]).trim());
      const all = [...seen, ...said.filter(Boolean).map((text) => `server: ${text}`)];
      const problems = [
        ...all.filter((complaint) => !expected.some((pattern) => pattern.test(complaint))),
        ...expected
          .filter((pattern) => !all.some((complaint) => pattern.test(complaint)))
          .map((pattern) => `expected, but not reported: ${pattern}`),
      ];
      if (problems.length > 0) throw new Error(`Errors outside of the test's words:\n${problems.join("\n")}`);
    },
  };
}

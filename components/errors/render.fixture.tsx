import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, type ReactNode } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, vi } from "vitest";
import { loadParts } from "@/components/ui/on-demand";
import { throttle } from "@/lib/api/throttle";

type Answer = (path: string, init: RequestInit | undefined) => Response | Promise<Response> | undefined;

/** Something on screen: text in the page, its buttons, and what was asked of the API. */
export interface Screen {
  container: HTMLElement;
  client: QueryClient;
  /** How the API answers from now on; what it leaves unanswered fails as a lost connection does. */
  answer: Answer;
  /** Method and path of every request, in order. */
  asked: string[];
  show: (node: ReactNode) => Promise<void>;
  /** Waits until nothing is under way. */
  settle: () => Promise<void>;
  /** The button that begins with these words. */
  button: (words: string) => HTMLButtonElement;
  press: (element: HTMLElement) => Promise<void>;
}

/** A reply of the API. */
export function reply(status: number, body: unknown, headers: { [name: string]: string } = {}): Response {
  return new Response(typeof body === "string" ? body : JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", ...headers },
  });
}

/** A page to render into, new for each test, with an API that the test answers for. Call it at the top of a file. */
export function openScreen(): Screen {
  const screen: Screen = {
    container: document.createElement("div"),
    client: new QueryClient(),
    asked: [],
    answer: () => undefined,
    show: async (node) => {
      // As for somebody who has used the page for a while.
      await loadParts();
      await act(async () =>
        root.render(<QueryClientProvider client={screen.client}>{node}</QueryClientProvider>),
      );
      await act(async () => document.dispatchEvent(new Event("pointermove")));
    },
    settle: async () => {
      // What was loaded may ask for more: idle counts when it lasts.
      for (let idle = 0; idle < 6; ) {
        await act(() => new Promise((resolve) => setTimeout(resolve, 5)));
        idle = screen.client.isFetching() + screen.client.isMutating() > 0 ? 0 : idle + 1;
      }
    },
    button: (words) => {
      const found = [...document.querySelectorAll("button")].find((each) =>
        each.textContent?.startsWith(words),
      );
      if (!found) throw new Error(`No button says ${words}`);
      return found;
    },
    press: (element) => act(async () => element.click()),
  };
  let root: Root;
  beforeEach(() => {
    vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
    vi.stubGlobal("fetch", async (path: string, init?: RequestInit) => {
      screen.asked.push(`${init?.method ?? "GET"} ${path}`);
      const answer = screen.answer(path, init);
      if (!answer) throw new Error(`Nothing answers ${path}`);
      return answer;
    });
    localStorage.clear();
    throttle.clear();
    screen.asked.length = 0;
    screen.client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
    screen.container = document.body.appendChild(document.createElement("div"));
    root = createRoot(screen.container);
  });
  afterEach(async () => {
    await act(async () => root.unmount());
    screen.container.remove();
    vi.unstubAllGlobals();
  });
  return screen;
}

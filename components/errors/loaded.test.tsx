// @vitest-environment happy-dom
import { act } from "react";
import { expect, test, vi } from "vitest";
import { useApi } from "@/lib/api/query";
import { Loaded } from "./loaded";
import { openScreen, reply } from "./render.fixture";

vi.mock("next/navigation", () => ({
  usePathname: () => "/domains",
  useSearchParams: () => new URLSearchParams("page=2"),
}));

const screen = openScreen();
const list = {
  data: [{ id: "d_1", name: "example.com", domain_type: "primary", status: "active" }],
  total: 1,
  page: 1,
  page_size: 50,
  total_pages: 1,
};

function Page() {
  return (
    <Loaded query={useApi("domains.list", {})} skeleton={<p>loading</p>}>
      {(page) => <p>{page.data.map((domain) => domain.name)}</p>}
    </Loaded>
  );
}

test("shows the skeleton, then the data", async () => {
  let end = () => {};
  const body = new ReadableStream({
    start: (controller) => {
      end = () => {
        controller.enqueue(new TextEncoder().encode(JSON.stringify(list)));
        controller.close();
      };
    },
  });
  screen.answer = () => new Response(body);
  await screen.show(<Page />);
  expect(screen.container.textContent).toBe("loading");
  end();
  await screen.settle();
  expect(screen.container.textContent).toBe("example.com");
});

test("data that was loaded stays on screen when a later read fails, marked with its age", async () => {
  screen.answer = () => reply(200, list);
  await screen.show(<Page />);
  await screen.settle();
  screen.answer = () => reply(504, { detail: "PowerDNS timed out" });
  await act(() => screen.client.invalidateQueries());
  await screen.settle();
  expect(screen.container.textContent).toContain("example.com");
  expect(screen.container.textContent).toContain("Shown is what was loaded just now");
  expect(screen.container.textContent).toContain("PowerDNS timed out");
  screen.answer = () => reply(200, list);
  await screen.press(screen.button("Try again"));
  await screen.settle();
  expect(screen.container.textContent).toBe("example.com");
});

test("a failure stands in place of the data, and Try again loads it", async () => {
  screen.answer = () => reply(500, { detail: "boom" });
  await screen.show(<Page />);
  await screen.settle();
  expect(screen.container.querySelector("[role=alert] h2")?.textContent).toBe(
    "The domains could not be loaded",
  );
  screen.answer = () => reply(200, list);
  await screen.press(screen.button("Try again"));
  await screen.settle();
  expect(screen.container.textContent).toBe("example.com");
});

test("a page of a proxy is shown as text, with its status and request id", async () => {
  const page = '<html><body><h1 id="evil">Bad Gateway</h1><img src=x onerror=alert(1)></body></html>';
  screen.answer = () => reply(502, page, { "content-type": "text/html", "x-request-id": "req_7" });
  await screen.show(<Page />);
  await screen.settle();
  expect(screen.container.querySelector("#evil, img")).toBeNull();
  const details = screen.container.querySelector("pre")?.textContent;
  expect(details).toContain("<img src=x onerror=alert(1)>");
  expect(details).toContain("Status 502");
  expect(details).toContain("req_7");
  expect(details).toContain("GET /api/v1/domains/");
});

test("an ended session leads to sign-in and back to the same place", async () => {
  screen.answer = (path) =>
    path.startsWith("/api/session") ? reply(401, "") : reply(401, { detail: "Expired" });
  await screen.show(<Page />);
  await screen.settle();
  expect(screen.container.querySelector("a")?.getAttribute("href")).toBe(
    "/sign-in?return_to=%2Fdomains%3Fpage%3D2",
  );
});

test("a refusal names the permission, what is held, and who can grant it", async () => {
  screen.answer = (path) =>
    path === "/api/v1/auth/me"
      ? reply(200, { data: { id: "u_1", permissions: ["records:read"] } })
      : reply(403, { detail: "Not allowed" });
  await screen.show(<Page />);
  await screen.settle();
  const words = screen.container.textContent;
  expect(words).toContain("domains:read");
  expect(words).toContain("records:read");
  expect(words).toContain("can grant it");
});

test("a rate limit is waited out where the data will be, and the read sent again by itself", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  screen.answer = () => reply(429, { detail: "Too many" }, { "retry-after": "20" });
  await screen.show(<Page />);
  await act(() => vi.advanceTimersByTimeAsync(100));
  expect(screen.container.textContent).toMatch(/The rate limit is reached.*in 20 seconds\.loading$/);
  screen.answer = () => reply(200, list);
  await act(() => vi.advanceTimersByTimeAsync(19_000));
  expect(screen.asked).toHaveLength(1);
  await act(() => vi.advanceTimersByTimeAsync(3_000));
  await screen.settle();
  expect(screen.container.textContent).toBe("example.com");
  vi.useRealTimers();
});

test("a long rate limit is shown with its countdown, and goes on by itself too", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  screen.answer = () => reply(429, { detail: "Too many" }, { "retry-after": "90" });
  await screen.show(<Page />);
  await screen.settle();
  expect(screen.button("Try again").getAttribute("aria-disabled")).toBe("true");
  expect(screen.container.textContent).toContain("in 2 minutes");
  screen.answer = () => reply(200, list);
  await act(() => vi.advanceTimersByTimeAsync(92_000));
  await screen.settle();
  expect(screen.container.textContent).toBe("example.com");
  vi.useRealTimers();
});

// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openScreen, reply } from "@/components/errors/render.fixture";
import { TroubleHint } from "@/components/form/trouble-hint";
import { useApi } from "@/lib/api/query";
import { HealthIndicator } from "./health-indicator";
import { TroubleBanner } from "./trouble-banner";

const screen = openScreen();
let checks: Record<string, unknown>;
let listed: () => Response;

function Domains() {
  const { data, error } = useApi("domains.list", {});
  return <p id="page">{error ? "failed" : data?.data.map(({ name }) => name).join()}</p>;
}

const list = (name: string) =>
  reply(200, {
    data: [{ id: "d_1", name, domain_type: "primary", status: "active" }],
    total: 1,
    page: 1,
    page_size: 50,
    total_pages: 1,
  });

beforeEach(async () => {
  checks = { pdns: "ok" };
  listed = () => list("one.example");
  screen.answer = (path) => {
    if (path !== "/api/health") return listed();
    const status = Object.values(checks).every((said) => said === "ok") ? "ok" : "degraded";
    return reply(200, { console: { status: "ok" }, api: { host: "dns.example", status, checks } });
  };
  await screen.show(
    <>
      <TroubleBanner />
      <Domains />
    </>,
  );
  await screen.settle();
});
afterEach(() => vi.useRealTimers());

const banner = () => document.querySelector("section[aria-label='State of the API']");
const heard = () => document.querySelector("[role=status]")?.textContent;
const page = () => document.getElementById("page")?.textContent;
const health = () => screen.asked.filter((asked) => asked.endsWith("/api/health")).length;
const look = async () => {
  await act(() => screen.client.refetchQueries({ queryKey: ["console.health"] }));
  await screen.settle();
};

test("nothing stands there while all is well", () => {
  expect(banner()).toBeNull();
  expect(heard()).toBe("");
});

test("names what is down, since when, and how old what is on screen is; Check now asks again", async () => {
  checks = { pdns: "connection refused" };
  await look();
  expect(banner()?.querySelector("h2")?.textContent).toBe("PowerDNS does not work");
  expect(banner()?.textContent).toContain("“connection refused”");
  expect(banner()?.textContent).toContain("Noticed just now");
  expect(banner()?.textContent).toContain("loaded just now");
  expect(heard()).toContain("PowerDNS does not work.");
  const before = health();
  await screen.press(screen.button("Check now"));
  await screen.settle();
  expect(health()).toBe(before + 1);
  expect(banner()).not.toBeNull();
});

test("says once that all is well again, reads the page again, and goes", async () => {
  checks = { pdns: "down" };
  await look();
  listed = () => reply(502, { detail: "PowerDNS is unreachable" });
  await act(() => screen.client.refetchQueries({ queryKey: ["domains.list"] }));
  await screen.settle();
  expect(page()).toBe("failed");
  listed = () => list("two.example");
  checks = { pdns: "ok" };
  await look();
  expect(banner()?.textContent).toContain("The API is well again");
  expect(heard()).toBe("The API is well again.");
  expect(page()).toBe("two.example");
  await act(() => new Promise((resolve) => setTimeout(resolve, 8_100)));
  expect(banner()).toBeNull();
  expect(heard()).toBe("");
}, 20_000);

test("stays in its place while trouble comes and goes", async () => {
  checks = { pdns: "down" };
  await look();
  checks = { pdns: "ok" };
  await look();
  checks = { redis: "down" };
  await look();
  expect(banner()?.querySelector("h2")?.textContent).toBe("Redis does not work");
});

test("a read that fails has the health looked at, twice, and not at every failure", async () => {
  checks = { pdns: "down" };
  listed = () => reply(502, { detail: "PowerDNS is unreachable" });
  const before = health();
  for (let times = 0; times < 3; times++) {
    await act(() => screen.client.refetchQueries({ queryKey: ["domains.list"] }));
    await screen.settle();
  }
  expect(health()).toBe(before + 1);
  expect(banner()).not.toBeNull();
  // What the console's server keeps of the API's health may be older than the failure.
  await act(() => new Promise((resolve) => setTimeout(resolve, 2_600)));
  expect(health()).toBe(before + 2);
});

test("a console that does not answer is told from its API", async () => {
  screen.answer = () => reply(500, "no");
  await look();
  expect(banner()?.querySelector("h2")?.textContent).toBe("The console’s own server does not answer");
});

test("an answer that is there before a part of the page comes to life does not disagree with its markup", async () => {
  const parts = (client: typeof screen.client) => (
    <StrictMode>
      <QueryClientProvider client={client}>
        <HealthIndicator />
        <TroubleBanner />
        <TroubleHint kept />
      </QueryClientProvider>
    </StrictMode>
  );
  const place = document.body.appendChild(document.createElement("div"));
  place.innerHTML = renderToString(parts(new QueryClient()));
  checks = { pdns: "refused" };
  await look();
  const disagreements: unknown[] = [];
  const root = await act(async () =>
    hydrateRoot(place, parts(screen.client), { onRecoverableError: (error) => disagreements.push(error) }),
  );
  await screen.settle();
  expect(disagreements).toEqual([]);
  expect(place.textContent).toContain("API degraded");
  expect(place.textContent).toContain("PowerDNS does not work");
  expect(place.textContent).toContain("sending this may fail");
  await act(async () => root.unmount());
  place.remove();
});

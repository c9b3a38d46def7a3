// @vitest-environment happy-dom
import { act } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openScreen } from "@/components/errors/render.fixture";
import { navigation, noticeNavigation } from "./navigation";
import { NavigationBusy } from "./navigation-busy";

const screen = openScreen();
let path = "/domains";
vi.mock("next/navigation", () => ({ usePathname: () => path }));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  path = "/domains";
  window.history.replaceState(null, "", path);
  navigation.ended();
});
afterEach(() => {
  vi.useRealTimers();
});

const goTo = (url: string) => act(async () => noticeNavigation(url));
const wait = (ms: number) => act(async () => vi.advanceTimersByTime(ms));
const words = () => screen.container.querySelector("[role=status]")?.textContent;

test("a page that takes long is said to be on its way until it is here", async () => {
  await screen.show(<NavigationBusy />);
  await goTo("/domains/d_1/records");
  await wait(399);
  expect(words()).toBeUndefined();
  await wait(1);
  expect(words()).toBe("Loading the page…");
  path = "/domains/d_1/records";
  await screen.show(<NavigationBusy />);
  expect(words()).toBeUndefined();
});

test("another query of the same page is not gone to", async () => {
  await screen.show(<NavigationBusy />);
  await goTo("/domains?page=2");
  await wait(1000);
  expect(words()).toBeUndefined();
});

test("the wait for a second page begins anew", async () => {
  await screen.show(<NavigationBusy />);
  await goTo("/domains/d_1");
  await wait(300);
  await goTo("/domains/d_2");
  await wait(399);
  expect(words()).toBeUndefined();
  await wait(1);
  expect(words()).toBe("Loading the page…");
});

test("what the page that is left still writes into its address does not call the navigation off", async () => {
  await goTo("/domains/d_1");
  window.history.replaceState(null, "", "/domains?search=north");
  window.history.pushState(null, "", "/domains?page=2");
  expect(window.location.search).toBe("");
  window.history.pushState({ __NA: true }, "", "/domains/d_1");
  expect(window.location.pathname).toBe("/domains/d_1");
  navigation.ended();
  window.history.replaceState(null, "", "/domains/d_1?panel=add");
  expect(window.location.search).toBe("?panel=add");
});

// @vitest-environment happy-dom
import { createElement, Fragment } from "react";
import { expect, test } from "vitest";
import { openScreen } from "./render.fixture";
import { type CountdownPlace, useShownCountdown } from "./use-shown-countdown";

const screen = openScreen();

function Wait({ place, until }: { place: CountdownPlace; until: number | undefined }) {
  const { seconds, shown } = useShownCountdown(until, place);
  return <p>{`${place} ${shown ? `${seconds} s` : seconds > 0 ? "waits" : "goes on"}`}</p>;
}

const lines = () => Array.from(screen.container.querySelectorAll("p"), ({ textContent }) => textContent);

test("of all that wait one alone shows how long, that which is nearest to what is to be pressed", async () => {
  const until = Date.now() + 29_900;
  const show = (...places: CountdownPlace[]) =>
    screen.show(
      createElement(Fragment, null, ...places.map((place) => createElement(Wait, { place, until }))),
    );
  await show("shell");
  expect(lines()).toEqual(["shell 30 s"]);
  await show("shell", "button", "page");
  expect(lines()).toEqual(["shell waits", "button 30 s", "page waits"]);
  await show("shell", "page");
  await show("shell", "page", "page");
  expect(lines()).toEqual(["shell waits", "page waits", "page 30 s"]);
  await screen.show(<Wait place="button" until={undefined} />);
  expect(lines()).toEqual(["button goes on"]);
});

// @vitest-environment happy-dom
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { expect, test, vi } from "vitest";
import { openScreen } from "@/components/errors/render.fixture";
import { entryOf } from "@/lib/audit/audit-entry.fixture";
import { ActivityOverTime, type ActivityOverTimeProps } from "./activity-over-time";
import { NoEntries } from "./no-entries";

const screen = openScreen();
const text = () => screen.container.textContent ?? "";
const nothing = () => undefined;

test("a list that ends before its first entry says so, and leads to what there is now", async () => {
  const onShowNow = vi.fn();
  const of = (ended: boolean) => (
    <NoEntries
      page={1}
      lastPage={0}
      onPage={0}
      text=""
      filtered={false}
      ended={ended}
      onShowNow={onShowNow}
      onGoTo={nothing}
      onClearText={nothing}
      onClearFilters={nothing}
    />
  );
  await screen.show(of(true));
  expect(text()).toContain("No entry matches up to the time in the address");
  await screen.press(screen.button("Show what there is now"));
  expect(onShowNow).toHaveBeenCalledOnce();
  await screen.show(of(false));
  expect(text()).toContain("Nothing logged yet");
});

test("a span that ends before it starts, or at no time, has no chart; nor one of the list before", async () => {
  const entry = entryOf({ timestamp: "2026-03-01T10:00:00Z" });
  const some: ActivityOverTimeProps = {
    filters: {},
    entries: [entry],
    total: 1,
    until: undefined,
    now: Date.parse("2026-03-01T12:00:00Z"),
    arrived: 0,
    loading: false,
    onNarrow: nothing,
  };
  const chart = (props: Partial<ActivityOverTimeProps>) =>
    screen.show(
      <NuqsTestingAdapter>
        <ActivityOverTime {...some} {...props} />
      </NuqsTestingAdapter>,
    );
  const plot = () => screen.container.querySelector("[role=listbox]");
  await chart({});
  expect(plot()).not.toBeNull();
  const start_date = "2026-03-02T00:00:00.000Z";
  await chart({ filters: { start_date, end_date: "2026-03-01T00:00:00.000Z" }, entries: [], total: 0 });
  expect(text()).toBe("");
  await chart({ filters: { start_date, end_date: "tomorrow" }, entries: [], total: 0 });
  expect(text()).toBe("");
  await chart({ filters: { action: "role.create" }, entries: [], total: 0 });
  expect(text()).toBe("");
  await chart({ loading: true });
  expect(plot()).not.toBeNull();
});

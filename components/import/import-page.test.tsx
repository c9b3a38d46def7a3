// @vitest-environment happy-dom
import { act } from "react";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { openScreen, reply } from "@/components/errors/render.fixture";
import { aRecord } from "@/components/records/records.fixture";
import { endpointKey } from "@/lib/contract/endpoints";
import type { Record as ZoneRecord } from "@/lib/contract/records";
import { ImportPage } from "./import-page";

vi.mock("next/navigation", () => ({
  useRouter: () => ({ push: vi.fn() }),
  usePathname: () => "/domains/d_1/import",
}));

const screen = openScreen();
const everything = ["records:read", "records:create", "records:update", "records:delete", "domains:read"];
let records: ZoneRecord[];
let permissions: string[];
let zones = 0;
/** A domain of its own for each test: what is staged outlives a page. */
let domainId = "";

beforeEach(() => {
  domainId = `d_${++zones}`;
  permissions = everything;
  records = [
    aRecord("@ - SOA ns1.example.net. h.example.net. 1 2 3 4 5", { id: "soa" }),
    aRecord("@ - NS ns1.example.net.", { id: "ns" }),
    aRecord("www 300 A 192.0.2.1", { id: "www" }),
    aRecord("old - A 192.0.2.2", { id: "old" }),
    aRecord("api - A 192.0.2.3", { id: "api" }),
  ];
  screen.answer = (path) => {
    if (path.endsWith("/auth/me")) return reply(200, { data: { id: "u_1", permissions } });
    if (path.includes("/roles/users/")) return reply(200, { user_id: "u_1", permissions });
    if (path.includes("/records")) return reply(200, { data: records, total: records.length });
    return reply(200, {
      ...{ id: domainId, name: "example.com", domain_type: "primary", status: "active", default_ttl: 3600 },
    });
  };
});

const text = `$INCLUDE more.zone
www 60 A 192.0.2.1
api CNAME www
new TXT "x"
bad A 1.2.3
`;

async function open(): Promise<void> {
  await screen.show(<ImportPage domainId={domainId} />);
  await screen.settle();
}

function textField(): HTMLTextAreaElement {
  const found = document.querySelector("textarea");
  if (!found) throw new Error("There is no field for the text");
  return found;
}

async function fill(control: HTMLTextAreaElement, value: string): Promise<void> {
  await act(async () => {
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), "value")?.set?.call(control, value);
    control.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

function box(label: string): HTMLInputElement {
  const found = [...document.querySelectorAll("label")].find((each) => each.textContent?.startsWith(label));
  const control = document.getElementById(found?.htmlFor ?? "");
  if (!(control instanceof HTMLInputElement)) throw new Error(`No box is labelled ${label}`);
  return control;
}

async function settlePlan(): Promise<void> {
  for (let tries = 0; tries < 100 && screen.container.querySelector("h3, [role=alert]") === null; tries++) {
    await screen.settle();
  }
}

async function compare(typed: string, mode = "Merge"): Promise<void> {
  await fill(textField(), typed);
  const radio = [...document.querySelectorAll("label")].find((each) => each.textContent?.startsWith(mode));
  await screen.press(radio?.querySelector("input") ?? screen.container);
  await screen.press(screen.button("Compare with the zone"));
  await settlePlan();
}

const rows = () =>
  [...document.querySelectorAll("[role=row][data-index]")].map((row) =>
    [...row.querySelectorAll("[role=gridcell]")]
      .slice(1)
      .map((cell) => cell.textContent?.trim())
      .filter(Boolean)
      .join(" ")
      .replaceAll(/\s+/g, " "),
  );
const said = () => screen.container.textContent ?? "";
const foot = () => document.querySelector("section[aria-label=Ticked]")?.textContent;

async function chooseFile(file: File): Promise<void> {
  const input = document.querySelector<HTMLInputElement>("input[type=file]");
  if (!input) throw new Error("No file can be chosen");
  Object.defineProperty(input, "files", { value: [file], configurable: true });
  await act(async () => input.dispatchEvent(new Event("change", { bubbles: true })));
  await settlePlan();
}

describe("a text", () => {
  test("becomes a plan with the reason of every line that is not taken, and a tick for the others", async () => {
    await open();
    await compare(text);
    expect(rows()).toEqual([
      "1 !Not read: $INCLUDE more.zone",
      "$INCLUDE is not followed: put that file's content in its place",
      "2 −Will go: www 300 IN A 192.0.2.1",
      "+Will be: www 60 IN A 192.0.2.1TTL 5m → 1m",
      expect.stringMatching(/^3 \+Will be: api .*IN CNAME www\.example\.com\.$/),
      expect.stringContaining("CNAME"),
      expect.stringMatching(/^api IN A 192\.0\.2\.3in the zone$/),
      expect.stringContaining("no $TTL is set: the last TTL stated, 60, is used here"),
      expect.stringMatching(/^4 \+Will be: new .*IN TXT "x"$/),
      "5 !Not read: bad A 1.2.3",
      expect.stringContaining("Column 7: A: Address is not an IPv4 address"),
    ]);
    expect(said()).toContain("2 differences, 3 problems");
    expect(foot()).toContain("2 ticked 1 new · 1 changed");
    await screen.press(box("Tick all conflicting"));
    expect(rows()[6]).toContain("deleted to make room");
    expect(foot()).toContain("3 ticked 1 new · 1 changed · 1 taking the place of others");
    await screen.press(box("Tick all new"));
    expect(foot()).toContain("2 ticked 1 changed · 1 taking");
    await screen.press(box("Take new"));
    await screen.press(screen.button("Refused"));
    expect(rows()).toHaveLength(4);
  });

  test("may hold every type that the API announces, and no other", async () => {
    const { answer } = screen;
    const types = ["A", "LUA"].map((type) => ({ type }));
    screen.answer = (path, init) =>
      path.endsWith("/domains/types") ? reply(200, { data: types }) : answer(path, init);
    await open();
    await compare('$TTL 60\nnew LUA A "return 1"\nnew MX 10 mail\n');
    expect(rows()).toEqual([
      '2 +Will be: new 60 IN LUA A "return 1"',
      "3 !Not read: new MX 10 mail",
      "Column 5: records of type MX cannot be managed here",
    ]);
  });

  test("goes into the review as it is ticked, and nothing is sent", async () => {
    await open();
    await compare(text, "Replace");
    expect(said()).toContain("No deletion is ticked yet");
    await screen.press(box("Tick all deleted"));
    await screen.press(screen.button("Put 5 in the review"));
    const sheet = () => document.querySelector("[data-modal]")?.textContent;
    for (let tries = 0; tries < 100 && sheet() === undefined; tries++) await screen.settle();
    await screen.settle();
    expect(sheet()).toContain("2 new · 1 changed · 2 to delete");
    expect(said()).toContain("5 changes are in the review");
    expect(screen.asked.filter((asked) => !asked.startsWith("GET"))).toEqual([]);
    await screen.press(screen.button("Close"));
    await screen.press(screen.button("Compare the text again"));
    await settlePlan();
    expect(said()).toContain("5 changes staged before");
    expect(said()).toContain("2 lines could not be read");
    expect(foot()).toBeUndefined();
    expect(document.querySelector("section[aria-label='Staged changes']")).not.toBeNull();
  });

  test("that says what the zone says is a plan that does nothing", async () => {
    await open();
    await compare("old A 192.0.2.2\nwww 300 A 192.0.2.1\n@ NS ns1.example.net.\n");
    expect(said()).toContain("Nothing to do");
    expect(said()).toContain("2 records of the text are in example.com as they are.");
    expect(foot()).toBeUndefined();
    await screen.press(screen.button("Same"));
    expect(rows()).toHaveLength(2);
  });

  test("that cannot be read at all offers nothing to put in the review", async () => {
    await open();
    await compare(`bad A 1.2.3\nlong A ${"9".repeat(120)}\n`);
    expect(said()).toContain("2 lines could not be read");
    expect(foot()).toBeUndefined();
    await screen.press(screen.button("long A 9999"));
    await screen.settle();
    expect(document.body.textContent).toContain("The whole line");
    await screen.press(screen.button("Edit the text"));
    await compare("; nothing here\n");
    expect(said()).toContain("No records in this text");
  });

  test("is offered back when it was left", async () => {
    await open();
    await fill(textField(), "kept 60 A 192.0.2.7");
    await act(() => new Promise((resolve) => setTimeout(resolve, 350)));
    await screen.show(<p>Elsewhere</p>);
    await open();
    await screen.press(screen.button("Restore what you typed"));
    expect(textField().value).toBe("kept 60 A 192.0.2.7");
  });
});

describe("a file", () => {
  test("is compared at once, in the format that it seems to be in", async () => {
    await open();
    await chooseFile(new File(["name,type,content\nnew,A,192.0.2.9\nwww,A,192.0.2.1\n"], "records.csv"));
    expect(said()).toContain("records.csv 3 lines");
    expect(foot()).toContain("2 ticked 1 new · 1 changed");
    await screen.press(screen.button("Edit the text"));
    expect(textField().value).toContain("name,type,content");
  });

  test("that is no text says so, and what was typed stays", async () => {
    await open();
    await fill(textField(), "www A 192.0.2.1");
    await chooseFile(new File([Uint8Array.from([1, 0, 2])], "zone.gz"));
    expect(said()).toContain("zone.gz: The file is not a text");
    expect(textField().value).toBe("www A 192.0.2.1");
  });

  test("that is long is kept beside the field", async () => {
    await open();
    const long = Array.from({ length: 6_000 }, (_, at) => `h${at} A 192.0.2.${at % 250}`).join("\n");
    await chooseFile(new File([long], "long.zone"));
    expect(foot()).toContain("6,000 ticked 6,000 new");
    expect(document.querySelectorAll("[role=row][data-index]").length).toBeLessThan(80);
    await screen.press(screen.button("Choose another text"));
    expect(said()).toContain("6,000 lines");
    await screen.press(screen.button("Remove it"));
    expect(textField().value).toBe("");
  });
});

describe("what is pasted", () => {
  async function paste(target: EventTarget, data: { text?: string; files?: File[] }): Promise<boolean> {
    const event = new Event("paste", { bubbles: true, cancelable: true });
    Object.defineProperty(event, "clipboardData", {
      value: { getData: () => data.text ?? "", files: data.files ?? [] },
    });
    await act(async () => target.dispatchEvent(event));
    return event.defaultPrevented;
  }

  test("outside of a field is the text; in it, it is left to the field unless it is long, or a file", async () => {
    await open();
    expect(await paste(document.body, { text: "a A 192.0.2.1\n" })).toBe(true);
    expect(textField().value).toBe("a A 192.0.2.1\n");
    expect(await paste(textField(), { text: "more" })).toBe(false);
    const files = [new File(["name,type,content\nnew,A,192.0.2.9\n"], "records.csv")];
    expect(await paste(textField(), { files })).toBe(true);
    await settlePlan();
    expect(foot()).toContain("1 ticked 1 new");
    await screen.press(screen.button("Edit the text"));
    expect(await paste(textField(), { text: "a A 192.0.2.1\n".repeat(10_000) })).toBe(true);
    expect(said()).toContain("10,000 lines, 140 kB");
  });
});

describe("what stands in the way", () => {
  test("no right to add records is said, and nothing can be compared", async () => {
    permissions = ["records:read"];
    await open();
    expect(said()).toContain("You cannot import records here");
    await fill(textField(), text);
    await screen.press(screen.button("Compare with the zone"));
    await screen.settle();
    expect(document.querySelector("h3")).toBeNull();
  });

  test("who may not delete cannot tick deletions", async () => {
    permissions = everything.filter((each) => each !== "records:delete");
    await open();
    await compare("www 300 A 192.0.2.1\nnew A 192.0.2.9", "Replace");
    expect(foot()).toContain("1 ticked 1 new");
    expect(() => box("Tick all deleted")).toThrow();
    expect(() => box("Take old")).toThrow();
    expect(said()).toContain("Some of it cannot be ticked");
  });

  test("a zone that has changed meanwhile is said, and compared again", async () => {
    await open();
    await compare("new A 192.0.2.9");
    expect(said()).not.toContain("The zone has changed since");
    records = [...records, aRecord("new - A 192.0.2.9", { id: "new" })];
    const input = { params: { domain_id: domainId }, query: { include_system: true } };
    await act(() => screen.client.invalidateQueries({ queryKey: endpointKey("records.list", input) }));
    await screen.settle();
    expect(said()).toContain("The zone has changed since");
    await screen.press(screen.button("Compare again"));
    await settlePlan();
    expect(said()).toContain("Nothing to do");
  });

  test("a zone that cannot be read is a problem with a way on", async () => {
    await open();
    const { answer } = screen;
    screen.answer = () => undefined;
    await compare("new A 192.0.2.9");
    expect(document.querySelector("[role=alert]")).not.toBeNull();
    screen.answer = answer;
    await screen.press(screen.button("Back to the text"));
    expect(textField().value).toBe("new A 192.0.2.9");
  });
});

// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from "vitest";
import { reply } from "@/components/errors/render.fixture";
import { failedActs } from "./failed-acts";
import { aRecord } from "./records.fixture";
import { field, fill, openRecords, panelText, paste, rowTexts, screen, serve } from "./records-page.fixture";

vi.mock("next/navigation", () => ({
  useRouter: () => ({ push: vi.fn() }),
  usePathname: () => "/domains/d_1/records",
  useSearchParams: () => new URLSearchParams(),
}));

const sample = () => [
  aRecord("www 300 A 192.0.2.1", { id: "r_www" }),
  aRecord("@ - SOA ns1.example.net. h.example.net. 1 2 3 4 5"),
  aRecord("@ - NS ns1.example.net."),
  aRecord("www - AAAA 2001:db8::1"),
  aRecord("old - CNAME www.example.com.", { id: "r_old", disabled: true }),
];

const byLabel = (label: string, tag = "") => {
  const found = document.querySelector<HTMLElement>(`${tag}[aria-label="${label}"]`);
  if (!found) throw new Error(`Nothing is called ${label}`);
  return found;
};
const submit = () =>
  screen.press(document.querySelector<HTMLElement>("[data-modal] [type=submit]") ?? screen.container);
const writes = () => screen.asked.filter((asked) => !asked.startsWith("GET"));

beforeEach(() => {
  for (const { key } of failedActs.snapshot()) failedActs.dismiss(key);
});

describe("the table", () => {
  test("reads as a zone file, without the zone's own records until they are asked for", async () => {
    serve({ records: sample() });
    await openRecords();
    expect(rowTexts()).toEqual([
      "old CNAME www.example.com. default1h Disabled",
      "www A 192.0.2.1 3005m Enabled",
      "www AAAA 2001:db8::1 default1h Enabled",
    ]);
    expect(screen.container.textContent).toContain("3 records · 2 system records hidden");
    await openRecords("?system=true");
    expect(rowTexts()[0]).toContain("@ SOA");
  });

  test("is narrowed by what is typed, and says how far", async () => {
    serve({ records: sample() });
    await openRecords();
    await fill(byLabel("Filter records"), "2001:DB8");
    expect(rowTexts()).toEqual(["www AAAA 2001:db8::1 default1h Enabled"]);
    expect(screen.container.textContent).toContain("1 of 3 records");
    await fill(byLabel("Filter records"), "nowhere");
    expect(screen.container.textContent).toContain("No record passes the filter");
    await screen.press(screen.button("Clear all filters"));
    expect(rowTexts()).toHaveLength(3);
  });

  test("shows whatever a record holds as text", async () => {
    const content = '"<img src=x onerror=alert(1)>\\"</script>"';
    serve({ records: [aRecord("x - TXT y", { name: 'we\\"ird\\.<b>.example.com', content })] });
    await openRecords();
    expect(rowTexts()[0]).toContain('we\\"ird\\.<b>');
    expect(rowTexts()[0]).toContain("<img src=x onerror=alert(1)>");
    expect(screen.container.querySelector("img, [role=gridcell] b")).toBeNull();
  });

  test("teaches when the zone is empty", async () => {
    serve({ records: [] });
    await openRecords();
    expect(screen.container.textContent).toContain("Records say what a name stands for");
    await screen.press(screen.button("Add the first record"));
    expect(field("Name").value).toBe("@");
  });

  test("names the missing right on what cannot be used, and still shows every record", async () => {
    serve({ records: sample(), permissions: ["records:read"] });
    await openRecords();
    const add = screen.button("Add record");
    expect(add.getAttribute("aria-disabled")).toBe("true");
    const reason = document.getElementById(byLabel("Delete www A").getAttribute("aria-describedby") ?? "");
    expect(reason?.textContent).toContain("Needs records:delete");
    await screen.press(byLabel("Delete www A"));
    expect(document.querySelector("[role=alertdialog]")).toBeNull();
    await screen.press(byLabel("Open www A"));
    expect(panelText()).toContain("Needs records:update");
    expect(panelText()).toContain("192.0.2.1");
    expect(document.querySelector("[data-modal] form")).toBeNull();
  });
});

describe("one of the zone's own name servers", () => {
  const servers = () => [
    aRecord("@ - NS ns1.example.net.", { id: "ns1" }),
    aRecord("@ - NS ns2.example.net.", { id: "ns2" }),
  ];
  const writes = () => screen.asked.filter((asked) => !asked.startsWith("GET"));
  const question = () => document.querySelector("[role=alertdialog]")?.textContent;

  test("is saved only by somebody who is sure", async () => {
    serve({ records: servers() });
    await openRecords("?system=true");
    await screen.press(byLabel("Open @ NS"));
    await fill(field("TTL"), "1d");
    await submit();
    expect(question()).toContain("Save one of the name servers of example.com?");
    await screen.press(screen.button("Cancel"));
    expect(writes()).toEqual([]);
    expect(field("TTL").value).toBe("1d");
    await submit();
    await screen.press(screen.button("Save all the same"));
    await screen.settle();
    expect(writes()).toHaveLength(1);
    expect(document.body.textContent).toContain("Saved @ NS");
  });

  test("is added, or turned off, only by somebody who is sure", async () => {
    serve({ records: servers() });
    await openRecords("?system=true&panel=add");
    await fill(field("Name"), "@");
    await fill(field("Type"), "NS");
    await fill(field("Name server"), "ns3.example.net");
    await submit();
    expect(question()).toContain("Add one of the name servers");
    await screen.press(screen.button("Add all the same"));
    await screen.settle();
    expect(writes()).toHaveLength(1);
    await screen.press(byLabel("Disable @ NS"));
    expect(question()).toContain("Disable one of the name servers");
    expect(writes()).toHaveLength(1);
  });
});

describe("adding", () => {
  test("sends the record, puts its row into the table and reads nothing again", async () => {
    serve({ records: sample() });
    await openRecords("?panel=add");
    await fill(field("Name"), "mail");
    await fill(field("Type"), "MX");
    await fill(field("Mail server"), "mx.example.net");
    expect(panelText()).toContain("Becomes mx.example.net.");
    const lists = () => screen.asked.filter((asked) => asked.includes("/records?")).length;
    const before = lists();
    await submit();
    await screen.settle();
    expect(lists()).toBe(before);
    expect(rowTexts()[0]).toBe("mail MX 10 mx.example.net. default1h Enabled");
    expect(document.body.textContent).toContain("Added mail MX");
    expect(document.querySelector("[data-modal] form")).toBeNull();
  });

  test("distributes a pasted zone-file line over all fields, and takes it back", async () => {
    serve({ records: sample() });
    await openRecords("?panel=add");
    await fill(field("Name"), "kept");
    expect(await paste(field("Address"), "sip 5m IN SRV 10 60 5060 sip1.example.net.")).toBe(true);
    expect([field("Name").value, field("Type").value, field("TTL").value]).toEqual(["sip", "SRV", "5m"]);
    expect([field("Port").value, field("Target").value]).toEqual(["5060", "sip1.example.net."]);
    await screen.press(screen.button("Take it back"));
    expect([field("Name").value, field("Type").value, field("TTL").value]).toEqual(["kept", "A", ""]);
    expect(await paste(field("Address"), "192.0.2.1")).toBe(false);
  });

  test("content pasted where another type was meant changes the type", async () => {
    serve({ records: sample() });
    await openRecords("?panel=add");
    expect(await paste(field("Address"), "10 mail.example.net.")).toBe(true);
    expect([field("Type").value, field("Priority").value]).toEqual(["MX", "10"]);
  });

  test("the zone's own name typed again is noticed and taken off at one press", async () => {
    serve({ records: sample() });
    await openRecords("?panel=add");
    await fill(field("Name"), "ftp.example.com");
    expect(panelText()).toContain("ftp.example.com.example.com.");
    await screen.press(screen.button("Remove .example.com"));
    expect(field("Name").value).toBe("ftp");
  });

  test("what the API says of the content stands at the content, with the form it accepts", async () => {
    const detail = { message: "Target cannot be this", field: "content" };
    serve({
      records: sample(),
      instead: (method) => (method === "POST" ? reply(400, { detail }) : undefined),
    });
    await openRecords("?panel=add");
    await fill(field("Name"), "x");
    await fill(field("Type"), "CNAME");
    await fill(field("Target"), "y.example.net");
    await submit();
    const group = document.querySelector("fieldset[aria-invalid=true]");
    expect(group?.textContent).toContain("Target cannot be this");
    expect(group?.textContent).toContain("For example www.example.com.");
    expect(document.activeElement).toBe(field("Target"));
    await fill(field("Target"), "z.example.net");
    expect(document.querySelector("fieldset[aria-invalid=true]")).toBeNull();
  });

  test("text the console cannot read is sent as it stands", async () => {
    let sent: unknown;
    serve({
      records: sample(),
      instead: (method, _, body) => {
        if (method === "POST") sent = body;
        return undefined;
      },
    });
    await openRecords("?panel=add");
    await fill(field("Name"), "x");
    await screen.press(screen.button("Edit as text"));
    await fill(field("Content as text"), "192.0.2.999");
    expect(panelText()).toContain("is not an IPv4 address");
    await submit();
    await screen.settle();
    expect(sent).toMatchObject({ name: "x", type: "A", content: "192.0.2.999" });
  });

  test("a name that is taken shows who is in the way, and replacing it does both steps", async () => {
    const records = sample();
    serve({
      records,
      instead: (method, _, body) => {
        const sent = JSON.stringify(body ?? "");
        if (method !== "POST" || !sent.includes('"old"') || !records.some(({ id }) => id === "r_old")) return;
        return reply(409, {
          detail: { message: "Record conflicts with existing entries", field: "name", conflicts: ["r_old"] },
        });
      },
    });
    await openRecords("?panel=add");
    await fill(field("Name"), "old");
    await fill(field("Address"), "192.0.2.9");
    await submit();
    await screen.settle();
    expect(panelText()).toContain("A CNAME must be the only record at its name");
    await screen.press(screen.button("Replace it with mine"));
    expect(panelText()).toContain("; disabled: old IN CNAME www.example.com.");
    const confirm = document.querySelector<HTMLElement>("[role=alertdialog] [type=submit]");
    expect(confirm?.textContent).toContain("Replace");
    if (confirm) await screen.press(confirm);
    await screen.settle();
    expect(writes().slice(-2)).toEqual([
      "DELETE /api/v1/domains/d_1/records/r_old",
      "POST /api/v1/domains/d_1/records",
    ]);
    expect(rowTexts()[0]).toBe("old A 192.0.2.9 default1h Enabled");
  });
});

test("types are those that the API manages; one that the console does not know is typed as text", async () => {
  const sent: unknown[] = [];
  serve({
    records: sample(),
    instead: (method, path, body) => {
      if (method === "POST") sent.push(body);
      const data = [
        { type: "A", description: "An address" },
        { type: "HTTPS", description: "A service" },
      ];
      return path.endsWith("/domains/types") ? reply(200, { data }) : undefined;
    },
  });
  await openRecords("?panel=add");
  await screen.settle();
  const options = [...field("Type").querySelectorAll("option")].map(({ value }) => value);
  expect(options).toEqual(["A", "HTTPS"]);
  await fill(field("Type"), "HTTPS");
  expect(panelText()).toContain("A service");
  await fill(field("Name"), "web");
  await fill(field("Content as text"), "1 . alpn=h2");
  await submit();
  expect(sent).toEqual([expect.objectContaining({ name: "web", type: "HTTPS", content: "1 . alpn=h2" })]);
});

describe("changing", () => {
  test("sends only what was changed", async () => {
    const bodies: unknown[] = [];
    serve({
      records: sample(),
      instead: (method, _, body) => {
        if (method === "PATCH") bodies.push(body);
        return undefined;
      },
    });
    await openRecords();
    await screen.press(byLabel("Open www A"));
    await fill(field("TTL"), "1h");
    await submit();
    await screen.settle();
    expect(bodies).toEqual([{ ttl: 3600 }]);
    expect(rowTexts()[1]).toBe("www A 192.0.2.1 36001h Enabled");
    await screen.press(screen.button("Undo"));
    await screen.settle();
    expect(bodies).toEqual([{ ttl: 3600 }, { ttl: 300 }]);
  });

  test("by its zone-file line fills the fields as far as the line can be read", async () => {
    serve({ records: sample() });
    await openRecords();
    await screen.press(byLabel("Open www A"));
    await screen.press(byLabel("Edit the zone-file line"));
    const line = byLabel("Zone-file line", "input");
    await fill(line, "www 600 IN A 192.0.2.44");
    expect([field("Address").value, field("TTL").value]).toEqual(["192.0.2.44", "10m"]);
    await fill(line, "web 600 IN A 192.0.2.45");
    expect(panelText()).toContain("The name and type of a stored record stay");
    expect(field("Address").value).toBe("192.0.2.44");
    await fill(line, "www IN A 192.0.2.46");
    expect([field("Address").value, field("TTL").value]).toEqual(["192.0.2.46", ""]);
    await screen.press(byLabel("Done with the zone-file line"));
    await submit();
    await screen.settle();
    expect(rowTexts()[1]).toBe("www A 192.0.2.46 default1h Enabled");
  });

  test("a record that is gone meanwhile keeps what was typed, to be added", async () => {
    const records = sample();
    serve({ records });
    await openRecords();
    await screen.press(byLabel("Open www A"));
    await fill(field("Address"), "192.0.2.77");
    records.splice(0, 1);
    await submit();
    await screen.settle();
    expect(panelText()).toContain("This record is not there any more");
    await screen.press(screen.button("Add it as it stands here"));
    expect([field("Name").value, field("Address").value]).toEqual(["www", "192.0.2.77"]);
  });
});

describe("deleting", () => {
  test("names what is deleted, and Undo creates it again as it was", async () => {
    const records = sample();
    serve({ records });
    await openRecords();
    await screen.press(byLabel("Delete old CNAME"));
    expect(panelText()).toContain("Delete old CNAME from example.com");
    await screen.press(screen.button("Delete"));
    await screen.settle();
    expect(rowTexts()).toHaveLength(2);
    await screen.press(screen.button("Undo"));
    await screen.settle();
    expect(rowTexts()[0]).toBe("old CNAME www.example.com. default1h Disabled");
    expect(records.at(-1)).toMatchObject({ type: "CNAME", ttl: null, disabled: true });
  });

  test("when Undo fails, the record stays in sight until it is dismissed", async () => {
    serve({
      records: sample(),
      instead: (method) => (method === "POST" ? reply(403, { detail: "No" }) : undefined),
    });
    await openRecords();
    await screen.press(byLabel("Delete www A"));
    await screen.press(screen.button("Delete"));
    await screen.settle();
    await screen.press(screen.button("Undo"));
    await screen.settle();
    const notice = byLabel("www A was not put back");
    expect(notice.textContent).toContain("www 300 IN A 192.0.2.1");
    expect(notice.contains(document.activeElement)).toBe(true);
    expect(notice.textContent?.match(/not (put back|created)/g)).toHaveLength(1);
    await screen.press(screen.button("Minimise"));
    expect(byLabel("What did not go through").textContent).toBe("www A was not put backShow");
    await screen.press(screen.button("Show"));
    await screen.press(screen.button("Dismiss"));
    expect(document.querySelector('[aria-label="www A was not put back"]')).toBeNull();
  });
});

test("an Undo that the rate limit refuses says so beside the table, for how long, and can be sent again after", async () => {
  let limited = false;
  serve({
    records: sample(),
    instead: (method) =>
      limited && method === "PATCH"
        ? reply(429, { detail: "Slow down" }, { "retry-after": "40" })
        : undefined,
  });
  await openRecords();
  await screen.press(byLabel("Disable www A"));
  await screen.settle();
  limited = true;
  await screen.press(screen.button("Undo"));
  await screen.settle();
  const notice = byLabel("www A was not changed back", "section");
  expect(notice.textContent).toMatch(/Try it once more \(in (39|40) s\)/);
  expect(notice.parentElement?.className).toContain("fixed");
  const again = screen.button("Try it once more");
  expect(again.getAttribute("aria-disabled")).toBe("true");
  expect(again.textContent).toMatch(/in (39|40) s/);
  const sent = writes().length;
  await screen.press(again);
  expect(writes()).toHaveLength(sent);

  // While the limit holds, an act is refused at once, and not kept back to be sent by itself later.
  const asked = screen.asked.length;
  await screen.press(byLabel("Enable www A"));
  await screen.settle();
  expect(byLabel("www A was not enabled", "section").textContent).toContain("This was not sent.");
  expect(screen.asked).toHaveLength(asked);
});

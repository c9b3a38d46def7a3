// @vitest-environment happy-dom
import { act } from "react";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { openScreen, reply } from "@/components/errors/render.fixture";
import { Toaster } from "@/components/ui/toaster";
import type { ParentDs } from "@/lib/api/parent-ds";
import { DnssecPage } from "./dnssec-page";
import type { Signing } from "./signing";
import { aKey, aSigning, dsOf, inDays, sha256 } from "./signing.fixture";

vi.mock("next/navigation", () => ({
  useRouter: () => ({ push: vi.fn() }),
  usePathname: () => "/domains/d_1/dnssec",
  useSearchParams: () => new URLSearchParams(),
}));

const screen = openScreen();
const everything = ["dnssec:read", "dnssec:enable", "dnssec:disable", "dnssec:rotate"];
const unsigned: Signing = { enabled: false, status: "disabled" };
const path = "/api/v1/domains/d_1/dnssec";

const slow = { detail: "PowerDNS is slow" };

let signing: Signing;
let status: string;
let permissions: string[];
/** The state cannot be read. */
let unreadable: boolean;
/** What the console's server sees at the parent. */
let parent: ParentDs | { status: "unanswered" };
/** Answers to writes, by the last part of their path. */
let writes: { [act: string]: (body: unknown) => Response };

beforeEach(() => {
  [signing, status, permissions, writes] = [aSigning(), "active", everything, {}];
  [parent, unreadable] = [{ status: "unanswered" }, false];
  screen.answer = (asked, init) => {
    if (asked.startsWith("/api/parent-ds")) return reply(200, parent);
    if (asked.endsWith("/auth/me")) return reply(200, { data: { id: "u_1", permissions } });
    if (asked.includes("/roles/users/")) return reply(200, { user_id: "u_1", permissions });
    if (asked.endsWith("/dnssec")) return unreadable ? reply(503, slow) : reply(200, signing);
    const body: unknown = typeof init?.body === "string" ? JSON.parse(init.body) : undefined;
    if (init?.method === "POST") return writes[asked.split("/").at(-1) ?? ""]?.(body);
    const zone = { id: "d_1", name: "example.com", domain_type: "primary", status };
    return reply(200, { ...zone, dnssec_enabled: signing.enabled });
  };
});

async function open() {
  await screen.show(
    <>
      <DnssecPage domainId="d_1" />
      <Toaster />
    </>,
  );
  await screen.settle();
}

const words = () => document.body.textContent ?? "";
const control = (name: string) => {
  const found = document.querySelector(`[name="${name}"]`);
  if (found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement) return found;
  if (found instanceof HTMLSelectElement) return found;
  throw new Error(`There is no field ${name}`);
};
const typed = () => ["key_tag", "digest_type", "digest"].map((name) => control(name).value);

async function paste(name: string, text: string) {
  const event = new Event("paste", { bubbles: true, cancelable: true });
  Object.assign(event, { clipboardData: { getData: () => text } });
  await act(async () => control(name).dispatchEvent(event));
}

async function type(name: string | undefined, text: string) {
  const field = name === undefined ? document.querySelector("[role=alertdialog] input") : control(name);
  if (!field) throw new Error("The dialog has no field");
  const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value") ?? {};
  await act(async () => {
    set?.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

function reasonOf(label: string): string {
  const id = screen.button(label).getAttribute("aria-describedby");
  return id ? (document.getElementById(id)?.textContent ?? "") : "";
}

test("an unsigned zone is signed with the algorithm chosen, and goes on at its DS", async () => {
  signing = unsigned;
  let sent: unknown;
  writes.enable = (body) => {
    sent = body;
    signing = aSigning();
    return reply(200, { action: "enable", ksk: null, zsk: null, ds_records: null });
  };
  await open();
  expect(words()).toContain("Recommended");
  const ed25519 = document.querySelector('input[value="15"]');
  if (!(ed25519 instanceof HTMLElement)) throw new Error("Ed25519 cannot be chosen");
  await screen.press(ed25519);
  await screen.press(screen.button("Enable DNSSEC"));
  await screen.settle();
  expect(sent).toEqual({ algorithm: 15 });
  expect(words()).toContain("Publish the DS at your registrar");
  expect(typed()).toEqual(["60485", "2", sha256]);
});

test("a zone that was signed meanwhile shows how it stands, and what can be done instead", async () => {
  signing = unsigned;
  writes.enable = () => {
    signing = aSigning({ status: "active" });
    return reply(409, { detail: "DNSSEC is already enabled" });
  };
  await open();
  await screen.press(screen.button("Enable DNSSEC"));
  await screen.settle();
  expect(words()).toContain("DNSSEC is already enabled");
  expect(document.activeElement?.textContent).toContain("The zone is now: Signed, DS confirmed");
  expect(reasonOf("Rotate its KSK")).toBe("");
  await screen.press(screen.button("Disable it"));
  expect(words()).toContain("SERVFAIL");
  await screen.press(screen.button("Cancel"));
  writes["rotate-ksk"] = () => {
    signing = aSigning({ status: "rotating_ksk" });
    return reply(200, { action: "rotate_ksk" });
  };
  await screen.press(screen.button("Rotate its KSK"));
  await screen.press(screen.button("Make a new KSK"));
  await screen.settle();
  expect(words()).not.toContain("DNSSEC is already enabled");
});

test("a whole DS pasted into any field distributes itself, and is sent without its spaces", async () => {
  let sent: unknown;
  writes["confirm-ds-published"] = (body) => {
    sent = body;
    signing = aSigning({ status: "active" });
    return reply(200, { action: "confirm_ds_published" });
  };
  await open();
  await paste("key_tag", `example.com. 3600 IN DS 60485 13 4 ${sha256.slice(0, 8).toLowerCase()} ABCD`);
  expect(typed()).toEqual(["60485", "4", `${sha256.slice(0, 8)}ABCD`]);
  await paste("digest", "other.example. IN DS 1 8 2 AABBCCDD");
  expect(words()).toContain("It is written for other.example, not for example.com.");
  expect(words()).toContain("Its algorithm is 8, that of the KSK 13.");
  await paste("digest", `60485 13 2 ${sha256.match(/../g)?.join(":")}`);
  expect(words()).not.toContain("It is written for");
  await screen.press(screen.button("Confirm that it is published"));
  await screen.settle();
  expect(sent).toEqual({ key_tag: 60485, digest_type: 2, digest: sha256 });
  expect(words()).toContain("Signed, DS confirmed");
});

test("a DS that does not match stands beside the expected one, on its fields, with the API's words", async () => {
  writes["confirm-ds-published"] = () =>
    reply(400, { detail: "DS record does not match the KSK: check key_tag and digest" });
  await open();
  await paste("digest", `60486 13 2 FF${sha256.slice(2)}`);
  await screen.press(screen.button("Confirm that it is published"));
  await screen.settle();
  expect(words()).toContain("DS record does not match the KSK: check key_tag and digest");
  expect([...document.querySelectorAll("mark")].map((mark) => mark.textContent)).toEqual([
    "6",
    "5",
    "ff",
    "d4",
  ]);
  expect(
    ["key_tag", "digest_type", "digest"].map(
      (name) => control(name).ariaInvalid ?? control(name).getAttribute("aria-invalid"),
    ),
  ).toEqual(["true", null, "true"]);
  expect(words()).toContain("The KSK's is 60485, not 60486");
  expect(typed()).toEqual(["60486", "2", `FF${sha256.slice(2)}`]);
});

test("what was said of a DS goes as other values stand in the fields", async () => {
  writes["confirm-ds-published"] = () => reply(400, { detail: "DS record does not match the KSK" });
  await open();
  await paste("digest", `other.example. IN DS 60486 13 2 ${sha256.slice(24)}`);
  await screen.press(screen.button("Confirm that it is published"));
  await screen.settle();
  expect(words()).toContain("may be another zone's");
  expect(words()).toContain("_".repeat(24));
  expect(words()).toContain("The KSK's is 60485, not 60486");
  await type("key_tag", "60485");
  expect(words()).not.toContain("may be another zone's");
  expect(document.querySelector("mark")).toBeNull();
  await paste("digest", `60485 13 2 ${sha256}`);
  expect(document.querySelector('[aria-invalid="true"]')).toBeNull();
});

test("of several DS pasted the expected one is taken; a digest type that the API does not give is shown, and doubted", async () => {
  await open();
  await paste("digest", `1 8 2 ${sha256}\n60485 13 2 ${sha256}`);
  expect(typed()).toEqual(["60485", "2", sha256]);
  await paste("digest", `60485 13 6 ${sha256}`);
  expect(typed()).toEqual(["60485", "6", sha256]);
  expect(words()).toContain("6 · SM3");
  await paste("digest", `60485 13 1 ${sha256.slice(0, 40)}`);
  expect(words()).toContain("A DS with SHA-1 cannot be confirmed here");
  expect(words()).toContain("The API names the DS with SHA-256 and SHA-384");
  await paste("digest", `60485 13 2 ${sha256}`);
  expect(words()).not.toContain("cannot be confirmed here");
});

test("keys made anew elsewhere fill a form that nobody typed in, with a word; what was typed stays, with a way over", async () => {
  writes["confirm-ds-published"] = () => {
    signing = aSigning({ ksk: [aKey("KSK", 7)], ds_records: dsOf(7) });
    return reply(400, { detail: "DS record does not match the KSK" });
  };
  await open();
  await screen.press(screen.button("Confirm that it is published"));
  await screen.settle();
  expect(typed()[0]).toBe("7");
  expect(words()).toContain("The keys are new since this form was opened");
  expect(words()).not.toContain("does not match");
  await type("key_tag", "8");
  signing = aSigning({ ksk: [aKey("KSK", 9)], ds_records: dsOf(9) });
  await screen.client.refetchQueries();
  await screen.settle();
  expect(typed()[0]).toBe("8");
  expect(words()).toContain("It was begun for KSK 7; now the DS of KSK 9 is to be published.");
  await screen.press(screen.button("Fill in the new DS"));
  await screen.settle();
  expect(typed()[0]).toBe("9");
});

test("a refusal for another reason reads the state again and says only what the API said", async () => {
  writes["confirm-ds-published"] = () => {
    signing = aSigning({ status: "active" });
    return reply(400, { detail: "No DS record is waiting to be confirmed" });
  };
  await open();
  await screen.press(screen.button("Confirm that it is published"));
  await screen.settle();
  expect(document.querySelector("mark")).toBeNull();
  expect(words()).toContain("Signed, DS confirmed");
  expect(document.activeElement?.textContent).toContain("No DS record is waiting to be confirmed");
  signing = aSigning({ status: "rotating_ksk" });
  await screen.client.refetchQueries();
  await screen.settle();
  expect(words()).not.toContain("No DS record is waiting");
});

test.each([
  ["rotate-zsk", "Rotate the ZSK", undefined, "The zone-signing key was not rotated"],
  ["rotate-ksk", "Rotate the KSK", "Make a new KSK", "The key-signing key was not rotated"],
  ["disable", "Disable DNSSEC", "Disable DNSSEC", "DNSSEC was not disabled"],
] as const)(
  "%s of a zone that was disabled elsewhere: its words stay above the new state",
  async (act, label, then, title) => {
    signing = aSigning({ status: "active" });
    writes[act] = () => {
      signing = unsigned;
      return reply(400, { detail: "DNSSEC is not enabled" });
    };
    await open();
    await screen.press(screen.button(label));
    if (act === "disable") await type(undefined, "example.com");
    const dialog = document.querySelector("[role=alertdialog]");
    const confirm = [...(dialog?.querySelectorAll("button") ?? [])].find(({ textContent }) =>
      textContent?.startsWith(then ?? ""),
    );
    if (then !== undefined && confirm) await screen.press(confirm);
    await screen.settle();
    expect(words()).toContain("example.com is not signed");
    expect(words()).toContain(title);
    expect(words()).toContain("DNSSEC is not enabled");
    expect(words()).toContain("The zone is now: Not signed");
  },
);

test("a rotation refused since one is under way says how the zone stands", async () => {
  signing = aSigning({ status: "active" });
  writes["rotate-zsk"] = () => {
    signing = aSigning({
      status: "rotating_zsk",
      zsk: [aKey("ZSK", 1, { active: false, created_at: inDays(-30) }), aKey("ZSK", 2)],
    });
    return reply(409, { detail: "A ZSK is being rotated" });
  };
  await open();
  await screen.press(screen.button("Rotate the ZSK"));
  await screen.settle();
  expect(words()).toContain("A ZSK is being rotated");
  expect(words()).toContain("The zone is now: ZSK being rotated");
  expect(reasonOf("Rotate the ZSK")).toContain("both ZSKs are published");
});

test("during a KSK rotation the new DS alone is to be published and confirmed", async () => {
  const ksk = [aKey("KSK", 1, { created_at: inDays(-300) }), aKey("KSK", 2)];
  signing = aSigning({ status: "rotating_ksk", ksk, ds_records: [...dsOf(1), ...dsOf(2)] });
  await open();
  expect(typed()).toEqual(["2", "2", sha256]);
  expect([...document.querySelectorAll("article")].map((each) => each.getAttribute("aria-label"))).toEqual([
    "DS with SHA-256",
    "DS with SHA-384",
    "DNSKEY",
  ]);
  expect(reasonOf("Rotate the KSK")).toContain("publish and confirm that first");
});

test("a reply without keys, DS and dates is shown as far as it goes", async () => {
  signing = { enabled: true, status: "pending_ds" };
  await open();
  expect(words()).toContain("Not told");
  expect(typed()).toEqual(["", "2", ""]);
  expect(words()).toContain("The API does not tell when the keys end.");
  expect(words()).not.toContain("Filled in as it should be");
  expect(words()).not.toContain("One of the digests is enough");
});

test("who may only read sees it all, and why nothing can be pressed", async () => {
  permissions = ["dnssec:read"];
  await open();
  for (const [label, needs] of [
    ["Confirm that", "dnssec:enable"],
    ["Rotate the ZSK", "dnssec:rotate"],
    ["Rotate the KSK", "dnssec:rotate"],
    ["Disable DNSSEC", "dnssec:disable"],
  ] as const) {
    expect(reasonOf(label)).toContain(`Needs ${needs}`);
  }
});

test("a signed zone that is no longer active shows its keys, which rest", async () => {
  status = "inactive";
  await open();
  expect(words()).toContain("example.com is inactive");
  expect(words()).toContain("Not confirmed yet");
  for (const label of ["Confirm that", "Rotate the ZSK", "Rotate the KSK", "Disable DNSSEC"]) {
    expect(reasonOf(label)).toBe("DNSSEC needs an active zone.");
  }
});

test("a zone that is not active leads to its validation, and is not asked about", async () => {
  [signing, status] = [unsigned, "pending_validation"];
  await open();
  expect(words()).toContain("DNSSEC needs an active zone");
  expect(document.querySelector('a[href="/domains/d_1/validation"]')).not.toBeNull();
  expect(screen.asked).not.toContain(`GET ${path}`);
});

test("what the parent has is told where it is seen, looked for again on request, and left out where nobody answers", async () => {
  await open();
  expect(words()).not.toContain("Seen in DNS");
  parent = { status: "found", ds: dsOf(60485).slice(0, 1), ttl: 5400 };
  await screen.client.refetchQueries({ queryKey: ["console.parentDs"] });
  await screen.settle();
  expect(words()).toContain("It has DS 60485It is published: confirm it below.");
  expect(words()).toContain("The resolver keeps that for 1h 30m.");
  [parent, unreadable] = [{ status: "unanswered" }, false];
  await screen.client.refetchQueries({ queryKey: ["console.parentDs"] });
  await screen.settle();
  expect(words()).toContain("It has DS 60485");
  expect(words()).toContain("No resolver has answered since.");
  parent = { status: "none", ttl: null };
  const again = document.querySelector<HTMLElement>("[aria-label='Look at the parent again']");
  if (!again) throw new Error("It cannot be looked for again");
  await screen.press(again);
  await screen.settle();
  expect(words()).toContain("It has no DS yet");
});

test("a zone that is not signed warns of a DS at its parent; before disabling it is told whether it has gone", async () => {
  parent = { status: "found", ds: dsOf(60485), ttl: 60 };
  signing = unsigned;
  await open();
  expect(words()).toContain("As the zone is not signed, resolvers that validate answer SERVFAIL");
  signing = aSigning({ status: "active" });
  await screen.client.refetchQueries();
  await screen.settle();
  await screen.press(screen.button("Disable DNSSEC"));
  expect(document.querySelector("[role=alertdialog]")?.textContent).toContain(
    "The parent has DS 60485Disable DNSSEC when it has gone",
  );
});

test("a zone that is to be unsigned has every DS named that it may have: told, seen, and of retired keys", async () => {
  signing = aSigning({
    status: "active",
    ksk: [aKey("KSK", 60485), aKey("KSK", 1, { active: false, created_at: inDays(-300) })],
  });
  parent = { status: "found", ds: [{ key_tag: 7, algorithm: 13, digest_type: 2, digest: "AB" }], ttl: 60 };
  await open();
  expect(words()).toContain("The chain is broken: what is marked red below says what to do.");
  await screen.press(screen.button("Disable DNSSEC"));
  const said = document.querySelector("[role=alertdialog]")?.textContent;
  expect(said).toContain("key tag 60485 and 7");
  expect(said).toContain("IN DS 7 13 2 AB");
  expect(said).toContain("That of the retired key tag 1 too, if it is still there.");
});

describe("while it is not known what became of it", () => {
  test("DNSSEC is not enabled again, and goes on when it is seen to be enabled", async () => {
    signing = unsigned;
    writes.enable = () => {
      [signing, unreadable] = [aSigning(), true];
      return reply(503, slow);
    };
    await open();
    await screen.press(screen.button("Enable DNSSEC"));
    await screen.settle();
    expect(words()).toContain("It is not known yet whether DNSSEC was enabled");
    expect(reasonOf("Enable DNSSEC")).toContain("It can be sent again when that is known");
    unreadable = false;
    await screen.press(screen.button("Check again"));
    await screen.settle();
    expect(words()).toContain("Publish the DS at your registrar");
    expect(words()).not.toContain("not known");
    expect(screen.asked.filter((each) => each.endsWith("/enable"))).toHaveLength(1);
  });

  test("a ZSK is not rotated again, also by whoever left and came back, until it is known", async () => {
    signing = aSigning({ status: "active" });
    writes["rotate-zsk"] = () => {
      unreadable = true;
      return reply(503, slow);
    };
    await open();
    await screen.press(screen.button("Rotate the ZSK"));
    await screen.settle();
    expect(reasonOf("Rotate the ZSK")).toContain(
      "It is not known yet whether the zone-signing key was rotated",
    );
    await screen.show(<p>Another page</p>);
    unreadable = false;
    await open();
    expect(reasonOf("Rotate the ZSK")).toContain("It is not known yet");
    await screen.press(screen.button("Rotate the ZSK"));
    expect(screen.asked.filter((each) => each.endsWith("/rotate-zsk"))).toHaveLength(1);
    await act(async () => window.dispatchEvent(new Event("online")));
    await screen.settle();
    expect(reasonOf("Rotate the ZSK")).toBe("");
  });

  test("a KSK is not rotated again, and the dialog says how the zone stands", async () => {
    permissions = [...everything, "audit_logs:read"];
    signing = aSigning({ status: "active" });
    writes["rotate-ksk"] = () => {
      signing = aSigning({ status: "rotating_ksk", ksk: [aKey("KSK", 60485), aKey("KSK", 7)] });
      return reply(503, slow);
    };
    await open();
    await screen.press(screen.button("Rotate the KSK"));
    await screen.press(screen.button("Make a new KSK"));
    await screen.settle();
    expect(words()).toContain("It is not known yet whether the key-signing key was rotated");
    expect(words()).toContain("The zone is now: KSK being rotated");
    expect(reasonOf("Make a new KSK")).toContain("publish and confirm that first");
  });

  test("a DS is not confirmed again", async () => {
    writes["confirm-ds-published"] = () => {
      unreadable = true;
      return reply(503, slow);
    };
    await open();
    await screen.press(screen.button("Confirm that it is published"));
    await screen.settle();
    expect(reasonOf("Confirm that it is published")).toContain("It is not known yet");
    [signing, unreadable] = [aSigning({ status: "active" }), false];
    await screen.press(screen.button("Check again"));
    await screen.settle();
    expect(words()).toContain("Signed, DS confirmed");
  });
});

test("the rate limit stands on the button that rotates the ZSK, as on a form's", async () => {
  signing = aSigning({ status: "active" });
  writes["rotate-zsk"] = () => reply(429, { detail: "Too many requests" }, { "retry-after": "30" });
  await open();
  await screen.press(screen.button("Rotate the ZSK"));
  await screen.settle();
  expect(reasonOf("Rotate the ZSK")).toContain("The API takes it again at");
  expect(words()).toMatch(/\(in \d+ s\)/);
});

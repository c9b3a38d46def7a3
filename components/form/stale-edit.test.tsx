// @vitest-environment happy-dom
// @vitest-environment-options { "url": "http://localhost/domains/d_1/settings" }
import { beforeEach, describe, expect, test, vi } from "vitest";
import * as z from "zod/mini";
import { reply } from "@/components/errors/render.fixture";
import { ApiError } from "@/lib/errors/api-error";
import { problemFromError, problemFromResponse } from "@/lib/errors/problem-from";
import { type EditedField, valueField } from "./compare-edits";
import { Form } from "./form";
import { labelled, refusal, screen, submit, submitButton, type } from "./form.fixture";
import { LeaveAsker } from "./leave-asker";
import { TextField } from "./text-field";

vi.mock("next/navigation", () => ({
  useRouter: () => ({ push: vi.fn() }),
  usePathname: () => "/domains/d_1/settings",
  useSearchParams: () => new URLSearchParams(),
}));

const schema = z.object({ name: z.string(), content: z.string(), ttl: z.string() });
type Values = z.infer<typeof schema>;
const fields: EditedField<Values>[] = [
  valueField<Values, "name">("name", { label: "Name" }),
  valueField<Values, "content">("content", { label: "Content", empty: "nothing" }),
  valueField<Values, "ttl">("ttl", { label: "TTL" }, (text) => String(Number(text))),
];

/** What the API has, and what was sent to it. */
let server: { stored: Values | ApiError; sent: unknown[]; send: () => Promise<unknown> };
const opened = { name: "www", content: "old", ttl: "300" };

beforeEach(() => {
  server = { stored: opened, sent: [], send: async () => ({}) };
  screen.answer = (path) =>
    path.includes("audit-logs")
      ? reply(200, {
          data: [
            {
              id: "log_1",
              actor_type: "user",
              actor_email: "ada@example.com",
              action: "domain.update",
              timestamp: new Date().toISOString(),
            },
          ],
          total: 1,
          page: 1,
          page_size: 1,
        })
      : reply(200, { data: { id: "u_1", permissions: ["audit_logs:read"] } });
});

/** `onPage`: what the page's own reads have; null when they find it gone. */
async function show(onPage: Values | null = opened, draftKey?: string) {
  await screen.show(
    <>
      <Form
        key={draftKey ?? "form"}
        action={{
          mutateAsync: async (body: unknown) => {
            server.sent.push(body);
            return server.send();
          },
        }}
        schema={schema}
        defaultValues={onPage ?? opened}
        edited={{
          noun: "domain",
          stored: onPage,
          read: async () => {
            if (server.stored instanceof ApiError) throw server.stored;
            return server.stored;
          },
          fields: () => fields,
          audit: { resourceId: "d_1", action: "domain.update" },
          renderGone: ({ back }) => (
            <button type="button" onClick={back}>
              Restored
            </button>
          ),
        }}
        toInput={(now, before) =>
          Object.fromEntries(Object.entries(now).filter(([key, value]) => value !== Object(before)[key]))
        }
        submitLabel="Save"
        draftKey={draftKey}
      >
        <TextField name="name" label="Name" />
        <TextField name="content" label="Content" />
        <TextField name="ttl" label="TTL" />
      </Form>
      <LeaveAsker />
    </>,
  );
  await screen.settle();
}

const read = { method: "GET", path: "/api/v1/domains/d_1" } as const;
const failed = (status: number) =>
  new ApiError(
    problemFromResponse({ status, headers: new Headers(), bodyText: '{"detail":"Not this time"}' }, read),
  );
const save = async () => {
  await submit();
  await screen.settle();
};
const table = () => document.querySelector("section[aria-labelledby]");
const rows = () => [...(table()?.querySelectorAll("[role=group]") ?? [])].map((row) => row.textContent ?? "");
const radio = (name: string) => {
  const found = [...document.querySelectorAll<HTMLInputElement>("[type=radio]")].find(
    (each) => each.getAttribute("aria-label") === name,
  );
  if (!found) throw new Error(`No radio is called ${name}`);
  return found;
};

describe("saving", () => {
  test("sends only what was changed, after a look", async () => {
    await show();
    await type("Content", "mine");
    await save();
    expect(server.sent).toEqual([{ content: "mine" }]);
    expect(table()).toBeNull();
  });

  test("sends nothing when others have changed it, and shows what, by whom, field by field", async () => {
    await show();
    await type("Content", "mine");
    await type("Name", "web");
    server.stored = { name: "www", content: "theirs", ttl: "600" };
    await save();
    expect(server.sent).toEqual([]);
    expect(document.activeElement).toBe(table());
    expect(table()?.textContent).toContain("by ada@example.com");
    expect(rows()).toEqual([
      "NameChanged by you only: yours is keptOriginal wwwTheirs wwwYours web",
      "ContentChanged by both: chooseOriginal oldTheirs theirsYours mine",
      "TTLChanged by them only: theirs is keptOriginal 300Theirs 600Yours 300",
    ]);
    expect([labelled("Name").value, labelled("Content").value]).toEqual(["web", "mine"]);
  });

  test("waits for a choice where both have changed the same, and preselects nothing", async () => {
    await show();
    await type("Content", "mine");
    server.stored = { ...opened, content: "theirs" };
    await save();
    expect(document.querySelector("[type=radio]:checked")).toBeNull();
    expect(submitButton().textContent).toContain("Save with these choices");
    expect(submitButton().getAttribute("aria-disabled")).toBe("true");
    await submit();
    expect(server.sent).toEqual([]);
    await screen.press(radio("Yours: mine"));
    expect(submitButton().getAttribute("aria-disabled")).toBeNull();
    await save();
    expect(server.sent).toEqual([{ content: "mine" }]);
  });

  test("with theirs chosen and nothing else left sends nothing of it", async () => {
    await show();
    await type("Content", "mine");
    await type("Name", "web");
    server.stored = { ...opened, content: "theirs", ttl: "600" };
    await save();
    await screen.press(radio("Theirs: theirs"));
    await save();
    expect(server.sent).toEqual([{ name: "web" }]);
    expect([labelled("Content").value, labelled("TTL").value]).toEqual(["theirs", "600"]);
  });

  test("with choices looks again, and shows what has changed since then", async () => {
    await show();
    await type("Content", "mine");
    server.stored = { ...opened, content: "theirs" };
    await save();
    await screen.press(radio("Yours: mine"));
    server.stored = { ...opened, content: "theirs again" };
    await save();
    expect(server.sent).toEqual([]);
    expect(rows()).toEqual(["ContentChanged by both: chooseOriginal theirsTheirs theirs againYours mine"]);
    await screen.press(radio("Yours: mine"));
    await save();
    expect(server.sent).toEqual([{ content: "mine" }]);
  });

  test("of the same values on both sides is no conflict, and sends the rest", async () => {
    await show();
    await type("Content", "same");
    await type("Name", "web");
    server.stored = { ...opened, content: "same", ttl: "300.0" };
    await save();
    expect(table()).toBeNull();
    expect(server.sent).toEqual([{ name: "web" }]);
  });

  test("follows what is typed while one chooses", async () => {
    await show();
    await type("Content", "mine");
    server.stored = { ...opened, content: "theirs" };
    await save();
    await type("Content", "theirs");
    expect(rows()).toEqual(["ContentChanged by both to the sameOriginal oldTheirs theirsYours theirs"]);
    expect(submitButton().getAttribute("aria-disabled")).toBeNull();
  });

  test("can be given up for what is there now, or put off", async () => {
    await show();
    await type("Content", "mine");
    server.stored = { ...opened, content: "theirs" };
    await save();
    await screen.press(screen.button("Keep editing"));
    expect(table()).toBeNull();
    expect(labelled("Content").value).toBe("mine");
    await save();
    await screen.press(screen.button("Begin again with theirs"));
    expect(labelled("Content").value).toBe("theirs");
    await type("Content", "mine after all");
    await save();
    expect(server.sent).toEqual([{ content: "mine after all" }]);
  });
});

describe("what cannot be looked at", () => {
  test.each([
    ["the API fails", () => failed(502), "Not this time"],
    ["it may not be read", () => failed(403), "You are not allowed"],
    [
      "the device is offline",
      () => new ApiError(problemFromError(new TypeError("failed"), read, { online: false })),
      "This device is offline",
    ],
  ])("because %s is said, and saved only when the person says so", async (_, problem, words) => {
    await show();
    await type("Content", "mine");
    server.stored = problem();
    await save();
    expect(server.sent).toEqual([]);
    expect(document.activeElement?.textContent).toContain("could not be checked");
    expect(document.activeElement?.textContent).toContain(words);
    await screen.press(screen.button("Check and save again"));
    await screen.settle();
    expect(server.sent).toEqual([]);
    await screen.press(screen.button("Save without the check"));
    await screen.settle();
    expect(server.sent).toEqual([{ content: "mine" }]);
    await type("Content", "more");
    await save();
    expect(server.sent).toHaveLength(1);
  });

  test("because it is gone keeps what was typed, with the ways on", async () => {
    await show();
    await type("Content", "mine");
    server.stored = failed(404);
    await save();
    expect(server.sent).toEqual([]);
    expect(document.activeElement?.textContent).toContain("This domain is not there any more");
    expect(document.activeElement?.textContent).toContain("Not this time");
    expect(labelled("Content").value).toBe("mine");
    server.stored = opened;
    await screen.press(screen.button("Restored"));
    await save();
    expect(server.sent).toEqual([{ content: "mine" }]);
  });
});

describe("a refusal of what was sent", () => {
  test("with 409 shows what others have changed meanwhile, and the API's words", async () => {
    await show();
    await type("Content", "mine");
    server.send = () => {
      server.stored = { ...opened, content: "theirs" };
      return Promise.reject(refusal(409, { detail: "Record conflicts with existing entries" }));
    };
    await save();
    expect(table()?.textContent).toContain("Record conflicts with existing entries");
    expect(rows()).toHaveLength(1);
  });

  test("with 409 over something else stays what it is", async () => {
    await show();
    await type("Content", "mine");
    server.send = () => Promise.reject(refusal(409, { detail: { message: "Taken", field: "content" } }));
    await save();
    expect(table()).toBeNull();
    expect(labelled("Content").getAttribute("aria-invalid")).toBe("true");
  });

  test("with 404 tells that it is gone", async () => {
    await show();
    await type("Content", "mine");
    server.send = () => {
      server.stored = failed(404);
      return Promise.reject(refusal(404, { detail: "Record not found" }));
    };
    await save();
    expect(document.activeElement?.textContent).toContain("This domain is not there any more");
  });
});

describe("what the page learns by itself", () => {
  test("is taken over while nothing is typed", async () => {
    await show();
    await show({ ...opened, content: "theirs" });
    expect(labelled("Content").value).toBe("theirs");
    expect(screen.container.textContent).not.toContain("Somebody has changed");
  });

  test("is said while something is typed, and can be compared at once", async () => {
    await show();
    await type("Content", "mine");
    await show({ ...opened, content: "theirs" });
    expect(labelled("Content").value).toBe("mine");
    expect(screen.container.textContent).toContain("Somebody has changed this domain since you opened it");
    await screen.press(screen.button("Compare with yours"));
    expect(rows()).toHaveLength(1);
    expect(screen.button("Keep editing")).toBeDefined();
  });

  test("about another field than those typed in is taken over without a word when it is only spelt anew", async () => {
    await show();
    await type("Content", "mine");
    await show({ ...opened, ttl: "300.0" });
    expect(labelled("TTL").value).toBe("300.0");
    expect(screen.container.textContent).not.toContain("Somebody has changed");
  });

  test("before it has read what was saved here is no news", async () => {
    await show();
    await type("Content", "mine");
    await save();
    await type("Name", "more");
    await show();
    expect(screen.container.textContent).not.toContain("Somebody has changed");
    await show({ ...opened, content: "mine" });
    expect(screen.container.textContent).not.toContain("Somebody has changed");
    await show({ ...opened, content: "theirs" });
    expect(screen.container.textContent).toContain("Somebody has changed");
  });

  test("when it is gone is said at once", async () => {
    await show();
    await type("Content", "mine");
    await show(null);
    expect(screen.container.textContent).toContain("This domain is not there any more");
    expect(labelled("Content").value).toBe("mine");
  });
});

test("a draft remembers what it was typed over: what has changed since then is no news to pass over", async () => {
  await show(opened, "k");
  await type("Content", "mine");
  await new Promise((resolve) => setTimeout(resolve, 400));
  const later = { ...opened, content: "theirs" };
  server.stored = later;
  await show(null, "elsewhere");
  await show(later, "k");
  await screen.press(screen.button("Restore what you typed"));
  expect(screen.container.textContent).toContain("Somebody has changed this domain since you opened it");
  await save();
  expect(server.sent).toEqual([]);
  expect(rows()).toEqual(["ContentChanged by both: chooseOriginal oldTheirs theirsYours mine"]);
});

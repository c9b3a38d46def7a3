// @vitest-environment happy-dom
// @vitest-environment-options { "url": "http://localhost/domains/d_1/records" }
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, type ReactNode } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { TooltipHost } from "@/components/ui/tooltip";
import { ApiError } from "@/lib/errors/api-error";
import { problemFromResponse } from "@/lib/errors/problem-from";
import { CheckboxField } from "./checkbox-field";
import { Form } from "./form";
import { TextField } from "./text-field";
import { TtlField } from "./ttl-field";
import { ttlText } from "./ttl-text";

vi.mock("next/navigation", () => ({
  useRouter: () => ({ push: vi.fn() }),
  usePathname: () => "/domains/d_1/records",
  useSearchParams: () => new URLSearchParams(),
}));

const schema = z.object({
  name: z.string().min(1, "Name is missing"),
  content: z.string(),
  ttl: ttlText,
  disabled: z.boolean(),
});
const defaultValues = { name: "", content: "", ttl: "", disabled: false };
type Body = z.output<typeof schema>;

let root: Root;
let container: HTMLElement;
let client: QueryClient;

beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  vi.stubGlobal("fetch", async () => Response.json({ data: { id: "u_1", permissions: [] } }));
  localStorage.clear();
  container = document.body.appendChild(document.createElement("div"));
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  root = createRoot(container);
});

afterEach(async () => {
  await act(async () => root.unmount());
  container.remove();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const request = { name: "records.create", method: "POST", path: "/api/v1/domains/d_1/records" } as const;

/** What `useAction` rejects with when the API answers so. */
function refusal(status: number, body: unknown, headers: { [name: string]: string } = {}): ApiError {
  return new ApiError(
    problemFromResponse(
      {
        status,
        headers: new Headers({ "content-type": "application/json", ...headers }),
        bodyText: typeof body === "string" ? body : JSON.stringify(body),
      },
      request,
    ),
  );
}

interface Options {
  send: (body: Body) => Promise<unknown>;
  draftKey?: string;
  onDone?: () => void;
  renderConflict?: () => ReactNode;
  fieldAliases?: { [wireName: string]: string };
}

async function show({ send, ...rest }: Options) {
  await act(async () => {
    root.render(
      <QueryClientProvider client={client}>
        <TooltipHost>
          <Form
            key={Math.random()}
            action={{ mutateAsync: send }}
            schema={schema}
            defaultValues={defaultValues}
            toInput={(body) => body}
            submitLabel="Add record"
            {...rest}
          >
            <TextField name="name" label="Name" />
            <TextField name="content" label="Content" />
            <TtlField name="ttl" zoneDefault={3600} />
            <CheckboxField name="disabled" label="Disabled" />
          </Form>
        </TooltipHost>
      </QueryClientProvider>,
    );
  });
}

function labelled(label: string): HTMLInputElement {
  const found = [...container.querySelectorAll("label")].find((each) => each.textContent?.trim() === label);
  const control = document.getElementById(found?.htmlFor ?? "") ?? found?.querySelector("input");
  if (!(control instanceof HTMLInputElement)) throw new Error(`No control is labelled ${label}`);
  return control;
}

async function type(label: string, text: string) {
  const input = labelled(label);
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(input, text);
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

function button(words: string | RegExp): HTMLButtonElement {
  const found = [...document.querySelectorAll("button")].find((each) =>
    typeof words === "string" ? each.textContent === words : words.test(each.textContent ?? ""),
  );
  if (!found) throw new Error(`No button says ${words}`);
  return found;
}

const submitButton = () => {
  const found = container.querySelector("button[type=submit]");
  if (!(found instanceof HTMLButtonElement)) throw new Error("No submit button");
  return found;
};
const press = (element: HTMLElement) => act(async () => element.click());
const submit = () => press(submitButton());

/** The words a screen reader gives with the control. */
function described(label: string): string {
  const ids = labelled(label).getAttribute("aria-describedby")?.split(" ") ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
}

describe("what the API refuses", () => {
  test("stands on the fields its loc names, tied to them, with focus on the first", async () => {
    const detail = [
      {
        loc: ["body", "ttl"],
        msg: "ensure this value is less than or equal to 2147483647",
        type: "value_error",
      },
      { loc: ["body", "content"], msg: "field required", type: "value_error.missing" },
    ];
    await show({ send: () => Promise.reject(refusal(422, { detail })) });
    await type("Name", "www");
    await submit();
    expect(described("Content")).toContain("field required");
    expect(described("TTL")).toContain("less than or equal");
    expect(labelled("Content").getAttribute("aria-invalid")).toBe("true");
    expect(labelled("Name").getAttribute("aria-invalid")).toBeNull();
    expect(document.activeElement).toBe(labelled("Content"));
    expect([...container.querySelectorAll("li a")].map((link) => link.textContent)).toEqual([
      "TTL",
      "Content",
    ]);
  });

  test("goes away from a field when that field changes, and stays on the others", async () => {
    const detail = [
      { loc: ["body", "name"], msg: "is taken", type: "value_error" },
      { loc: ["body", "content"], msg: "is odd", type: "value_error" },
    ];
    await show({ send: () => Promise.reject(refusal(422, { detail })) });
    await type("Name", "www");
    await submit();
    await type("Name", "www2");
    expect(described("Name")).not.toContain("is taken");
    expect(described("Content")).toContain("is odd");
  });

  test("on a path that no field has goes to the summary with focus, and the next submit is sent", async () => {
    const detail = [{ loc: ["body", "tenant_id"], msg: "unknown tenant", type: "value_error" }];
    const send = vi.fn(() => Promise.reject(refusal(422, { detail })));
    await show({ send });
    await type("Name", "www");
    await submit();
    expect(container.textContent).toContain("unknown tenant");
    expect(document.activeElement?.textContent).toContain("unknown tenant");
    await submit();
    expect(send).toHaveBeenCalledTimes(2);
    expect(container.textContent).toContain("unknown tenant");
  });

  test("under another name than the field's is led there by an alias", async () => {
    const send = () => Promise.reject(refusal(400, { detail: { message: "bad address", field: "rdata" } }));
    await show({ send, fieldAliases: { rdata: "content" } });
    await type("Name", "www");
    await submit();
    expect(described("Content")).toContain("bad address");
  });

  test("because of a conflict shows its details until the field changes", async () => {
    const detail = {
      message: "Record conflicts with existing entries",
      field: "content",
      conflicts: ["r_1"],
    };
    await show({
      send: () => Promise.reject(refusal(409, { detail })),
      renderConflict: () => <p>www CNAME elsewhere</p>,
    });
    await type("Name", "www");
    await submit();
    expect(described("Content")).toContain("Record conflicts");
    expect(container.textContent).toContain("www CNAME elsewhere");
    await type("Content", "192.0.2.1");
    expect(container.textContent).not.toContain("www CNAME elsewhere");
  });

  test.each([
    [
      "a proxy's page",
      refusal(502, "<html><script>alert(1)</script></html>", { "content-type": "text/html" }),
    ],
    ["nothing", refusal(500, "")],
    ["a defect", new TypeError("x is not a function")],
  ])("as %s loses nothing that was typed and shows no markup", async (_, error) => {
    await show({ send: () => Promise.reject(error) });
    await type("Name", "www");
    await type("Content", "192.0.2.1");
    await submit();
    expect(labelled("Name").value).toBe("www");
    expect(labelled("Content").value).toBe("192.0.2.1");
    expect(container.querySelector("script")).toBeNull();
    expect(document.activeElement?.textContent).toMatch(/not known yet|error of its own/i);
  });

  test("for the rate limit disables the button for as long as the API says", async () => {
    const send = vi.fn(() => Promise.reject(refusal(429, { detail: "Too many" }, { "retry-after": "2" })));
    await show({ send });
    await type("Name", "www");
    await submit();
    expect(submitButton().getAttribute("aria-disabled")).toBe("true");
    expect(submitButton().textContent).toContain("in 2 s");
    await submit();
    expect(send).toHaveBeenCalledTimes(1);
    await act(() => new Promise((resolve) => setTimeout(resolve, 2400)));
    expect(submitButton().getAttribute("aria-disabled")).toBeNull();
    await submit();
    expect(send).toHaveBeenCalledTimes(2);
  });

  test("for want of a sign-in keeps the form and sends it again when asked", async () => {
    const send = vi.fn<(body: Body) => Promise<unknown>>();
    send.mockRejectedValueOnce(refusal(401, { detail: "Token expired" })).mockResolvedValueOnce({});
    const onDone = vi.fn();
    await show({ send, onDone });
    await type("Name", "www");
    await submit();
    expect(container.querySelector('a[target="_blank"]')?.getAttribute("href")).toBe("/sign-in");
    await press(button(/send it again/));
    expect(send).toHaveBeenLastCalledWith({ name: "www", content: "", ttl: null, disabled: false });
    expect(onDone).toHaveBeenCalledTimes(1);
  });
});

describe("submitting", () => {
  test("twice at once sends once and keeps the focus on the button", async () => {
    let finish = (_: unknown) => {};
    const send = vi.fn(() => new Promise((resolve) => (finish = resolve)));
    await show({ send });
    await type("Name", "www");
    submitButton().focus();
    await act(async () => {
      submitButton().click();
      submitButton().click();
    });
    await submit();
    expect(send).toHaveBeenCalledTimes(1);
    expect(document.activeElement).toBe(submitButton());
    expect(submitButton().getAttribute("aria-disabled")).toBe("true");
    await act(async () => finish({}));
    expect(submitButton().getAttribute("aria-disabled")).toBeNull();
  });

  test("what the form itself refuses sends nothing and focuses the field", async () => {
    const send = vi.fn();
    await show({ send });
    await type("TTL", "soon");
    await submit();
    expect(send).not.toHaveBeenCalled();
    expect(described("Name")).toContain("Name is missing");
    expect(described("TTL")).toContain("TTL is not a time");
    expect(document.activeElement).toBe(labelled("Name"));
  });

  test("sends what the schema makes of the input", async () => {
    const send = vi.fn(async () => ({}));
    await show({ send });
    await type("Name", "www");
    await type("TTL", "1h30m");
    expect(described("TTL")).toContain("5400 s = 1h 30m");
    await press(labelled("Disabled"));
    await submit();
    expect(send).toHaveBeenCalledWith({ name: "www", content: "", ttl: 5400, disabled: true });
  });
});

describe("a draft", () => {
  const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 400)));
  const reject = () => Promise.reject(refusal(400, { detail: "no" }));

  test("is offered back, not applied, and restored when asked", async () => {
    await show({ send: reject, draftKey: "records.create:d_1" });
    await settle();
    await type("Name", "www");
    await type("TTL", "5m");
    await settle();
    await show({ send: reject, draftKey: "records.create:d_1" });
    await settle();
    expect(labelled("Name").value).toBe("");
    await press(button(/Restore what you typed just now/));
    expect(labelled("Name").value).toBe("www");
    expect(labelled("TTL").value).toBe("5m");
    expect(container.textContent).not.toContain("Restore");
  });

  test("survives typing something else before it is restored", async () => {
    await show({ send: reject, draftKey: "k" });
    await settle();
    await type("Name", "www");
    await settle();
    await show({ send: reject, draftKey: "k" });
    await settle();
    await type("Content", "192.0.2.1");
    await settle();
    await show({ send: reject, draftKey: "k" });
    await settle();
    await press(button(/Restore/));
    expect([labelled("Name").value, labelled("Content").value]).toEqual(["www", "192.0.2.1"]);
  });

  test("is dropped on success and on discarding, and kept on failure", async () => {
    await show({ send: reject, draftKey: "k" });
    await settle();
    await type("Name", "www");
    await submit();
    await settle();
    expect(localStorage.length).toBe(1);
    await show({ send: async () => ({}), draftKey: "k" });
    await settle();
    await press(button(/Discard/));
    expect(localStorage.length).toBe(0);
    await type("Name", "www");
    await settle();
    expect(localStorage.length).toBe(1);
    await submit();
    await settle();
    expect(localStorage.length).toBe(0);
  });
});

describe("leaving", () => {
  /** Whether a press on a link of the console was held back. */
  async function held() {
    const link = document.body.appendChild(document.createElement("a"));
    link.href = "/templates";
    const followed = vi.fn((event: Event) => event.preventDefault());
    link.addEventListener("click", followed);
    await press(link);
    link.remove();
    return followed.mock.calls.length === 0;
  }

  test("asks only while something is not saved", async () => {
    await show({ send: async () => ({}) });
    expect(await held()).toBe(false);
    await type("Name", "www");
    expect(await held()).toBe(true);
    expect(document.body.textContent).toContain("Leave without saving?");
    await press(button("Stay"));
    await submit();
    expect(await held()).toBe(false);
  });

  test("by closing the tab asks too", async () => {
    await show({ send: async () => ({}) });
    const unload = () => {
      const event = new Event("beforeunload", { cancelable: true });
      window.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(unload()).toBe(false);
    await type("Name", "www");
    expect(unload()).toBe(true);
  });
});

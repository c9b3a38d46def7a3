// @vitest-environment happy-dom
// @vitest-environment-options { "url": "http://localhost/domains/d_1/records" }
import { act } from "react";
import { expect, test, vi } from "vitest";
import {
  type Body,
  described,
  labelled,
  refusal,
  screen,
  showForm,
  submit,
  submitButton,
  type,
} from "./form.fixture";

vi.mock("next/navigation", () => ({
  useRouter: () => ({ push: vi.fn() }),
  usePathname: () => "/domains/d_1/records",
  useSearchParams: () => new URLSearchParams(),
}));

test("stands on the fields its loc names, tied to them, with focus on the first", async () => {
  const detail = [
    {
      loc: ["body", "ttl"],
      msg: "ensure this value is less than or equal to 2147483647",
      type: "value_error",
    },
    { loc: ["body", "content"], msg: "field required", type: "value_error.missing" },
  ];
  await showForm({ send: () => Promise.reject(refusal(422, { detail })) });
  await type("Name", "www");
  await submit();
  expect(described("Content")).toContain("field required");
  expect(described("TTL")).toContain("less than or equal");
  expect(labelled("Content").getAttribute("aria-invalid")).toBe("true");
  expect(labelled("Name").getAttribute("aria-invalid")).toBeNull();
  expect(document.activeElement).toBe(labelled("Content"));
  expect([...screen.container.querySelectorAll("li a")].map((link) => link.textContent)).toEqual([
    "TTL",
    "Content",
  ]);
});

test("goes away from a field when that field changes, and stays on the others", async () => {
  const detail = [
    { loc: ["body", "name"], msg: "is taken", type: "value_error" },
    { loc: ["body", "content"], msg: "is odd", type: "value_error" },
  ];
  await showForm({ send: () => Promise.reject(refusal(422, { detail })) });
  await type("Name", "www");
  await submit();
  await type("Name", "www2");
  expect(described("Name")).not.toContain("is taken");
  expect(described("Content")).toContain("is odd");
});

test("on a path that no field has goes to the summary with focus, and the next submit is sent", async () => {
  const detail = [{ loc: ["body", "tenant_id"], msg: "unknown tenant", type: "value_error" }];
  const send = vi.fn(() => Promise.reject(refusal(422, { detail })));
  await showForm({ send });
  await type("Name", "www");
  await submit();
  expect(screen.container.textContent).toContain("unknown tenant");
  expect(document.activeElement?.textContent).toContain("unknown tenant");
  await submit();
  expect(send).toHaveBeenCalledTimes(2);
  expect(screen.container.textContent).toContain("unknown tenant");
});

test("under another name than the field's is led there by an alias", async () => {
  const send = () => Promise.reject(refusal(400, { detail: { message: "bad address", field: "rdata" } }));
  await showForm({ send, fieldAliases: { rdata: "content" } });
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
  await showForm({
    send: () => Promise.reject(refusal(409, { detail })),
    renderConflict: () => <p>www CNAME elsewhere</p>,
  });
  await type("Name", "www");
  await submit();
  expect(described("Content")).toContain("Record conflicts");
  expect(screen.container.textContent).toContain("www CNAME elsewhere");
  await type("Content", "192.0.2.1");
  expect(screen.container.textContent).not.toContain("www CNAME elsewhere");
});

test.each([
  ["a proxy's page", refusal(502, "<html><script>alert(1)</script></html>", { "content-type": "text/html" })],
  ["nothing", refusal(500, "")],
  ["a defect", new TypeError("x is not a function")],
])("as %s loses nothing that was typed and shows no markup", async (_, error) => {
  await showForm({ send: () => Promise.reject(error) });
  await type("Name", "www");
  await type("Content", "192.0.2.1");
  await submit();
  expect(labelled("Name").value).toBe("www");
  expect(labelled("Content").value).toBe("192.0.2.1");
  expect(screen.container.querySelector("script")).toBeNull();
  expect(document.activeElement?.textContent).toMatch(/not known yet|error of its own/i);
});

test("for the rate limit disables the button for as long as the API says", async () => {
  const send = vi.fn(() => Promise.reject(refusal(429, { detail: "Too many" }, { "retry-after": "2" })));
  await showForm({ send });
  await type("Name", "www");
  await submit();
  expect(submitButton().getAttribute("aria-disabled")).toBe("true");
  expect(submitButton().textContent).toMatch(/in [12] s/);
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
  await showForm({ send, onDone });
  await type("Name", "www");
  await submit();
  await screen.press(screen.button("Sign in and send it again"));
  expect(send).toHaveBeenLastCalledWith({ name: "www", content: "", ttl: null, disabled: false });
  expect(onDone).toHaveBeenCalledTimes(1);
});

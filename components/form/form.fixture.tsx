import { act, type ReactNode } from "react";
import * as z from "zod/mini";
import { openScreen, reply } from "@/components/errors/render.fixture";
import { ApiError } from "@/lib/errors/api-error";
import { problemFromResponse } from "@/lib/errors/problem-from";
import { CheckboxField } from "./checkbox-field";
import { Form } from "./form";
import { LeaveAsker } from "./leave-asker";
import { TextField } from "./text-field";
import { TtlField } from "./ttl-field";
import { ttlText } from "./ttl-text";

export const screen = openScreen();

/** The viewer is known: drafts are kept per person. */
screen.answer = () => reply(200, { data: { id: "u_1", permissions: [] } });

const schema = z.object({
  name: z.string().check(z.minLength(1, "Name is missing")),
  content: z.string(),
  ttl: ttlText,
  disabled: z.boolean(),
});
const defaultValues = { name: "", content: "", ttl: "", disabled: false };
export type Body = z.output<typeof schema>;

const request = { name: "records.create", method: "POST", path: "/api/v1/domains/d_1/records" } as const;

/** What `useAction` rejects with when the API answers so. */
export function refusal(status: number, body: unknown, headers: { [name: string]: string } = {}): ApiError {
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
  /** More of the page. */
  below?: ReactNode;
}

export async function showForm({ send, below, ...rest }: Options) {
  await screen.show(
    <>
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
      {below}
      <LeaveAsker />
    </>,
  );
}

export function labelled(label: string): HTMLInputElement {
  const found = [...screen.container.querySelectorAll("label")].find(
    (each) => each.textContent?.trim() === label,
  );
  const control = document.getElementById(found?.htmlFor ?? "") ?? found?.querySelector("input");
  if (!(control instanceof HTMLInputElement)) throw new Error(`No control is labelled ${label}`);
  return control;
}

export async function type(label: string, text: string) {
  const input = labelled(label);
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(input, text);
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

export const submitButton = () => {
  const found = screen.container.querySelector("button[type=submit]");
  if (!(found instanceof HTMLButtonElement)) throw new Error("No submit button");
  return found;
};
export const submit = () => screen.press(submitButton());

/** The words a screen reader gives with the control. */
export function described(label: string): string {
  const ids = labelled(label).getAttribute("aria-describedby")?.split(" ") ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
}

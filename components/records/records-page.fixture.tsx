import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { act } from "react";
import { openScreen, reply } from "@/components/errors/render.fixture";
import { Toaster } from "@/components/ui/toaster";
import { endpoints } from "@/lib/contract/endpoints";
import type { RecordCreate, Record as ZoneRecord } from "@/lib/contract/records";
import { zone } from "./records.fixture";
import { RecordsPage } from "./records-page";

export const screen = openScreen();

const everything = ["records:read", "records:create", "records:update", "records:delete", "domains:read"];

interface FakeApi {
  records: ZoneRecord[];
  permissions?: string[];
  /** Answers in place of the zone, when it answers. */
  instead?: (method: string, path: string, body: unknown) => Response | undefined;
}

/** Lets a zone with these records answer, as the API would but for its rules. */
export function serve({ records, permissions = everything, instead }: FakeApi): void {
  const domain = { id: "d_1", name: zone, domain_type: "primary", status: "active", default_ttl: 3600 };
  screen.answer = (path, init) => {
    const method = init?.method ?? "GET";
    const body: unknown = typeof init?.body === "string" ? JSON.parse(init.body) : undefined;
    const other = instead?.(method, path, body);
    if (other) return other;
    if (path.endsWith("/auth/me")) return reply(200, { data: { id: "u_1", permissions } });
    if (path.includes("/roles/users/")) return reply(200, { user_id: "u_1", permissions });
    if (path.includes("/admin/audit-logs/")) return reply(200, { data: [], total: 0, page: 1, page_size: 1 });
    const id = /\/records\/([^/?]+)/.exec(path)?.[1];
    const at = records.findIndex((record) => record.id === id);
    const record = records[at];
    if (!path.includes("/records")) return reply(200, domain);
    if (id === undefined && method === "GET") {
      return reply(200, { data: records, total: records.length, domain_id: "d_1", domain_name: zone });
    }
    const make = (sent: RecordCreate) => {
      const name = sent.name === "@" ? zone : `${sent.name}.${zone}`;
      const made = { ...sent, id: `r_new${records.length}`, name };
      records.push(made);
      return made;
    };
    if (method === "POST" && id === "bulk") {
      const created = endpoints["records.bulkCreate"].body.parse(body).records.map(make);
      return reply(200, { created, errors: [], total_created: created.length, total_errors: 0 });
    }
    if (method === "POST") return reply(200, make(endpoints["records.create"].body.parse(body)));
    if (!record) return reply(404, { detail: "Record not found" });
    if (method === "PATCH") {
      const changed = { ...record, ...endpoints["records.update"].body.parse(body) };
      records[at] = changed;
      return reply(200, changed);
    }
    if (method === "DELETE") {
      records.splice(at, 1);
      return new Response(null, { status: 204 });
    }
    return reply(200, record);
  };
}

/** Opens the records page of example.com at this query. */
export async function openRecords(search = ""): Promise<void> {
  await screen.show(
    <NuqsTestingAdapter searchParams={search} hasMemory>
      <RecordsPage domainId="d_1" />
      <Toaster />
    </NuqsTestingAdapter>,
  );
  await screen.settle();
}

/** The texts of the rows drawn, cell by cell. */
export function rowTexts(): string[] {
  return [...document.querySelectorAll("[role=row][data-index]")].map((row) =>
    [...row.querySelectorAll("[role=gridcell]")]
      .map((cell) => cell.textContent?.trim())
      .filter(Boolean)
      .join(" "),
  );
}

/** The control with this label in the panel. */
export function field(label: string): HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
  const panel = document.querySelector("[data-modal]");
  const found = [...(panel?.querySelectorAll("label") ?? [])].find(
    (each) => each.textContent?.replace("*", "").trim() === label,
  );
  const control = document.getElementById(found?.htmlFor ?? "");
  const isControl =
    control instanceof HTMLInputElement ||
    control instanceof HTMLTextAreaElement ||
    control instanceof HTMLSelectElement;
  if (!isControl) throw new Error(`No control is labelled ${label}`);
  return control;
}

/** Types into a control, or chooses in it. */
export async function fill(control: HTMLElement, text: string): Promise<void> {
  await act(async () => {
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), "value")?.set?.call(control, text);
    const event = control instanceof HTMLSelectElement ? "change" : "input";
    control.dispatchEvent(new Event(event, { bubbles: true }));
  });
}

/** Pastes a text into a control; true when the page took it over. */
export async function paste(control: HTMLElement, text: string): Promise<boolean> {
  const event = new Event("paste", { bubbles: true, cancelable: true });
  Object.defineProperty(event, "clipboardData", { value: { getData: () => text } });
  await act(async () => control.dispatchEvent(event));
  return event.defaultPrevented;
}

/** What stands in the open panel or dialog. */
export function panelText(): string {
  return [...document.querySelectorAll("[data-modal]")].map((each) => each.textContent).join("\n");
}

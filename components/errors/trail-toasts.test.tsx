// @vitest-environment happy-dom
import { act } from "react";
import { expect, test, vi } from "vitest";
import { toast } from "@/components/ui/toast";
import { Toaster } from "@/components/ui/toaster";
import { useAction } from "@/lib/api/action";
import { endpointKey } from "@/lib/contract/endpoints";
import { openScreen } from "./render.fixture";
import { TrailToasts } from "./trail-toasts";

const screen = openScreen();

function Delete({ complete }: { complete?: boolean }) {
  const remove = useAction("records.delete");
  const press = async () => {
    await remove.mutateAsync({ params: { domain_id: "d_1", record_id: "r_1" } });
    toast({ title: "Deleted www A", description: "For good", complete });
  };
  return (
    <>
      <button type="button" onClick={() => void press()}>
        Delete
      </button>
      <TrailToasts />
      <Toaster />
    </>
  );
}

async function deleteAs(permissions: string[], complete?: boolean): Promise<HTMLAnchorElement | null> {
  screen.client.setQueryData(endpointKey("auth.me", {}), { data: { id: "u_1", permissions } });
  screen.answer = () => new Response(null, { status: 204 });
  await screen.show(<Delete {...(complete && { complete })} />);
  await screen.press(screen.button("Delete"));
  await vi.waitFor(() => expect(document.body.textContent).toContain("Deleted www A"));
  await act(async () => undefined);
  return document.querySelector<HTMLAnchorElement>("[role=dialog] a");
}

test("a success leads to its entry in the audit log", async () => {
  const link = await deleteAs(["records:delete", "audit_logs:read"]);
  expect(link?.textContent).toBe("View in audit log");
  expect(link?.closest("[role=dialog]")?.textContent).toContain("For good · View in audit log");
  const { pathname, searchParams } = new URL(link?.href ?? "", "http://console.test");
  expect(pathname).toBe("/audit-logs");
  expect(Object.fromEntries(searchParams)).toEqual({
    action: "record.delete",
    resource_id: "r_1",
    start_date: expect.stringMatching(/^\d{4}-.*Z$/),
    end_date: expect.stringMatching(/^\d{4}-.*Z$/),
  });
  expect(screen.asked).toEqual(["DELETE /api/v1/domains/d_1/records/r_1"]);
});

test("not for those who may not read it, nor where it leads to all of it already", async () => {
  expect(await deleteAs(["records:delete"])).toBeNull();
  expect(await deleteAs(["audit_logs:read"], true)).toBeNull();
});

test("nor what is no write, nor a warning", async () => {
  await deleteAs(["audit_logs:read"]);
  await act(() => new Promise((resolve) => setTimeout(resolve, 1_100)));
  await act(async () => {
    toast({ title: "Signed in again" });
    toast({ title: "Not restored", tone: "warning" });
  });
  const links = [...document.querySelectorAll("[role=dialog]")].map(
    (each) => each.querySelectorAll("a").length,
  );
  expect(links.filter((count) => count > 0)).toHaveLength(1);
});

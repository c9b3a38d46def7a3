// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import { openScreen, reply } from "@/components/errors/render.fixture";
import { RevertDomainUpdate } from "./revert-domain";

vi.mock("@/components/form/use-navigate", () => ({ useNavigate: () => () => undefined }));
const screen = openScreen();

test("says how the domain is now, beside how it was before", async () => {
  const domain = {
    id: "d_1",
    name: "example.com",
    domain_type: "primary",
    status: "active",
    default_ttl: 300,
    description: "since then",
  };
  screen.answer = (path) => reply(200, path.includes("/auth/me") ? { data: { id: "u_1" } } : domain);
  await screen.show(
    <RevertDomainUpdate
      domain={domain}
      revert={{
        kind: "domain-update",
        domainId: "d_1",
        before: { description: "long ago" },
        after: { description: "then" },
      }}
      onClose={() => undefined}
    />,
  );
  await screen.settle();
  expect(screen.container.querySelector("dl")?.textContent).toBe("Description nowsince then");
  expect(screen.container.querySelector("textarea")?.value).toBe("long ago");
});

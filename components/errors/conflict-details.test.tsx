// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import { problemFromResponse } from "@/lib/errors/problem-from";
import { ConflictDetails } from "./conflict-details";
import { openScreen, reply } from "./render.fixture";

const screen = openScreen();

function conflictWith(...conflicts: string[]) {
  const body = { detail: { message: "Record conflicts with existing entries", field: "content", conflicts } };
  const problem = problemFromResponse(
    {
      status: 409,
      headers: new Headers({ "content-type": "application/json" }),
      bodyText: JSON.stringify(body),
    },
    { name: "records.create", method: "POST", path: "/api/v1/domains/d_1/records" },
  );
  if (problem.kind !== "conflict") throw new Error(`Read as ${problem.kind}`);
  return problem;
}

const cname = {
  id: "r_1",
  name: "www.example.com.",
  display_name: "www",
  type: "CNAME",
  content: "elsewhere.example.net.",
  ttl: 300,
};
const audit = {
  data: [
    { id: "l_1", action: "record.update", actor_email: "ada@example.com", timestamp: "2026-01-02T03:04:05Z" },
  ],
  total: 1,
  page: 1,
  page_size: 1,
};

test("shows each record in the way, who changed it, the rule, and the ways out", async () => {
  screen.answer = (path) => (path.includes("audit-logs") ? reply(200, audit) : reply(200, cname));
  const onReplace = vi.fn();
  await screen.show(
    <ConflictDetails
      problem={conflictWith("r_1")}
      domainId="d_1"
      zone="example.com"
      candidate={{ name: "www", type: "A", content: "192.0.2.1" }}
      onReplace={onReplace}
      onEditInstead={vi.fn()}
    />,
  );
  await screen.settle();
  const words = screen.container.textContent;
  expect(words).toContain("www CNAME elsewhere.example.net.");
  expect(words).toContain("TTL 300 s");
  expect(words).toContain("by ada@example.com");
  expect(words).toContain("A CNAME must be the only record at its name");
  expect(screen.container.querySelector("a")?.getAttribute("href")).toBe("/domains/d_1/records?record=r_1");
  expect(words).not.toContain("Edit it instead");
  await screen.press(screen.button("Replace it with mine"));
  expect(onReplace).toHaveBeenCalledWith([expect.objectContaining({ id: "r_1" })]);
});

test("an id that cannot be loaded is shown, and nothing unknown is offered for replacement", async () => {
  screen.answer = (path) => {
    if (path.includes("audit-logs")) return reply(403, { detail: "Not allowed" });
    return path.endsWith("r_9") ? reply(404, { detail: "Record not found" }) : reply(200, cname);
  };
  await screen.show(
    <ConflictDetails
      problem={conflictWith("r_1", "r_9")}
      domainId="d_1"
      zone="example.com"
      candidate={{ name: "www", type: "A", content: "192.0.2.1" }}
      onReplace={vi.fn()}
    />,
  );
  await screen.settle();
  expect(screen.container.textContent).toContain("r_9");
  expect(screen.container.textContent).toContain("Record not found");
  expect(screen.container.textContent).not.toContain("Replace");
});

test("of very many, fifty are looked at, the others named, and none is offered for replacement", async () => {
  const ids = Array.from({ length: 120 }, (_, number) => `r_${number}`);
  screen.answer = (path) =>
    reply(200, path.includes("audit-logs") ? audit : { ...cname, id: path.split("/").at(-1) });
  await screen.show(
    <ConflictDetails
      problem={conflictWith(...ids)}
      domainId="d_1"
      zone="example.com"
      candidate={{ name: "www", type: "A", content: "192.0.2.1" }}
      onReplace={vi.fn()}
    />,
  );
  await screen.settle();
  expect(screen.asked.filter((asked) => asked.includes("/records/"))).toHaveLength(50);
  expect(screen.container.textContent).toContain("And 70 more: r_50, r_51,");
  expect(screen.container.textContent).not.toContain("Replace");
});

test("of an exact duplicate it says that it is already there", async () => {
  screen.answer = (path) => (path.includes("audit-logs") ? reply(200, audit) : reply(200, cname));
  const onAlreadyThere = vi.fn();
  await screen.show(
    <ConflictDetails
      problem={conflictWith("r_1")}
      domainId="d_1"
      zone="example.com"
      candidate={{ name: "www", type: "CNAME", content: "elsewhere.example.net." }}
      onAlreadyThere={onAlreadyThere}
      onReplace={vi.fn()}
    />,
  );
  await screen.settle();
  expect(screen.container.textContent).toContain("It is already there");
  expect(screen.container.textContent).not.toContain("Replace");
  await screen.press(screen.button("Use the one that is there"));
  expect(onAlreadyThere).toHaveBeenCalledWith(expect.objectContaining({ id: "r_1" }));
});

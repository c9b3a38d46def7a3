import { expect, test } from "vitest";
import { crumbsOf } from "./crumbs";

test("names each step from the top to a page below a domain", () => {
  expect(crumbsOf("/domains/d_1/records")).toEqual([
    { href: "/domains", label: "Domains" },
    { href: "/domains/d_1", label: { domainId: "d_1" } },
    { href: "/domains/d_1/records", label: "Records" },
  ]);
});

test("a page beside the domains is not taken for a domain", () => {
  expect(crumbsOf("/domains/new")).toEqual([
    { href: "/domains", label: "Domains" },
    { href: "/domains/new", label: "New domain" },
  ]);
});

test("an entry of the audit log stands below the log", () => {
  expect(crumbsOf("/audit-logs")).toEqual([{ href: "/audit-logs", label: "Audit log" }]);
  expect(crumbsOf("/audit-logs/log_1")).toEqual([
    { href: "/audit-logs", label: "Audit log" },
    { href: "/audit-logs/log_1", label: "Entry" },
  ]);
  expect(crumbsOf("/domains/d_1/activity").at(-1)).toEqual({
    href: "/domains/d_1/activity",
    label: "Activity",
  });
});

test("an unknown page has no name of its own", () => {
  expect(crumbsOf("/domains/d%201/nowhere").at(-1)).toEqual({
    href: "/domains/d%201",
    label: { domainId: "d 1" },
  });
  expect(crumbsOf("/nowhere")).toEqual([]);
});

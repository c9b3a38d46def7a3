import { expect, test } from "vitest";
import { domainListInput, soughtNeed } from "./domain-list-state";

const nothing = {
  page: 1,
  page_size: 50 as const,
  search: "",
  status: null,
  domain_type: null,
  dnssec: null,
  deleted: false,
};

test("what is not asked for is not sent", () => {
  expect(domainListInput(nothing).query).toEqual({ page: 1, page_size: 50 });
});

test("deleted domains are asked for by the switch and by their status", () => {
  expect(domainListInput({ ...nothing, deleted: true }).query).toMatchObject({ include_deleted: true });
  expect(domainListInput({ ...nothing, status: "deleted" }).query).toMatchObject({
    status: "deleted",
    include_deleted: true,
  });
});

test("signing is the API's dnssec_enabled, both ways", () => {
  expect(domainListInput({ ...nothing, dnssec: "unsigned" }).query).toMatchObject({ dnssec_enabled: false });
});

test("what the API cannot filter by is sought among signed zones", () => {
  expect(domainListInput({ ...nothing, dnssec: "waiting" }).query).toMatchObject({ dnssec_enabled: true });
  expect(soughtNeed({ dnssec: "expiring" })).toBe("expiring");
  expect(soughtNeed({ dnssec: "signed" })).toBeUndefined();
});

test.each([
  ["  shop ", { search: "shop" }],
  ["   ", {}],
  ["übersee-logistik", { search: "xn--bersee-logistik-yvb" }],
  ["ü b", { search: "ü b" }],
])("a search for %j asks for %j", (search, asked) => {
  expect(domainListInput({ ...nothing, search }).query).toEqual({ page: 1, page_size: 50, ...asked });
});

import { expect, test } from "vitest";
import { domainInput, newDomainSchema, newDomainValues } from "./new-domain-schema";

const issues = (values: Partial<typeof newDomainValues>) => {
  const parsed = newDomainSchema.safeParse({ ...newDomainValues, ...values });
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path}: ${message}`);
};
const input = (values: Partial<typeof newDomainValues>) =>
  domainInput(newDomainSchema.parse({ ...newDomainValues, ...values })).body;

test("a primary zone is sent by its name, what is empty is left to the API", () => {
  expect(input({ name: " Example.COM. " })).toEqual({ name: "example.com", domain_type: "primary" });
});

test("an international name is sent in ASCII", () => {
  expect(input({ name: "bücher.example" }).name).toBe("xn--bcher-kva.example");
});

test("a reverse zone is sent by its network, with the name and type that it makes", () => {
  expect(input({ kind: "reverse", cidr: "192.0.2.0/24", default_ttl: "1h" })).toEqual({
    name: "2.0.192.in-addr.arpa",
    domain_type: "reverse_ipv4",
    cidr: "192.0.2.0/24",
    default_ttl: 3600,
  });
});

test("what is wrong is said on the field that is on screen", () => {
  expect(issues({ name: "" })[0]).toMatch(/^name: Name /);
  expect(issues({ kind: "reverse", name: "example.com", cidr: "192.0.2.1/24" })[0]).toMatch(
    /^cidr: Network /,
  );
  expect(issues({ name: "example.com", default_ttl: "soon" })[0]).toMatch(/^default_ttl: TTL /);
  expect(issues({ name: "example.com", description: "x".repeat(1001) })).toEqual([
    "description: Description has more than 1,000 characters",
  ]);
});

import { describe, expect, test } from "vitest";
import type { EndpointSpec } from "@/lib/contract/endpoint";
import { endpoints } from "@/lib/contract/endpoints";
import { allowedEndpoint } from "./allowed-endpoint";

describe("allowedEndpoint", () => {
  test("finds every endpoint of the contract below /api/v1, and only there", () => {
    for (const [name, spec] of Object.entries<EndpointSpec>(endpoints)) {
      const path = `/api/v1${spec.path.replaceAll(/\{\w+\}/g, "id_1")}`;
      const found = allowedEndpoint(spec.method, path);
      if (spec.root) expect(found.found, name).toBe(false);
      // Creating and applying a template are one path, told apart by the body.
      else expect(found, name).toMatchObject({ found: true, spec: { method: spec.method, path: spec.path } });
    }
  });

  test("a fixed segment goes before an id", () => {
    expect(allowedEndpoint("GET", "/api/v1/templates/variables")).toMatchObject({
      name: "templates.variables",
    });
  });

  test.each(["/api/v1/reverse-zones/lookup/2001:db8::1", "/api/v1/reverse-zones/lookup/2001%3Adb8%3A%3A1"])(
    "takes addresses as ids: %s",
    (path) => {
      expect(allowedEndpoint("GET", path).found).toBe(true);
    },
  );

  test.each([
    "/api/v1/domains",
    "/api/v1//domains/",
    "/api/v1/domains//",
    "/api/v1/domains/d_1/",
    "/api/v1/unknown/",
    "/api/v2/domains/",
    "/health/ready",
    "/api/v1/../health/ready",
    "/api/v1/domains/..",
    "/api/v1/domains/%2e%2e",
    "/api/v1/domains/%2E%2E/records",
    "/api/v1/domains/a%2Fb",
    "/api/v1/domains/a%5Cb",
    "/api/v1/domains/a\\b",
    "/api/v1/domains/%252e%252e",
    "/api/v1/domains/a%00",
    "/api/v1/domains/a%0d%0ab",
    "/api/v1/domains/%zz",
    "/api/v1/domains/%ff",
    "/api/v1/%64omains/",
  ])("knows no %s", (path) => {
    expect(allowedEndpoint("GET", path)).toEqual({ found: false, allow: [] });
  });

  test("says which methods a path has", () => {
    expect(allowedEndpoint("PUT", "/api/v1/domains/")).toEqual({ found: false, allow: ["GET", "POST"] });
    expect(allowedEndpoint("HEAD", "/api/v1/domains/d_1").found).toBe(false);
  });
});

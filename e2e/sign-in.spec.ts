import type { Page } from "@playwright/test";
import { sampleApiKeys, sampleRefusedKeys } from "@/lib/embedded/sample-api-keys";
import { expectFieldError, expectPage, openAccountMenu, press, usable, visit } from "./steps";
import { expect, test } from "./test";

const keyField = (page: Page) => page.getByLabel("API key", { exact: true });

async function signInWithKey(page: Page, key: string): Promise<void> {
  await keyField(page).fill(key);
  await press(page, "Sign in with the API key");
}

async function signInWithScaikey(page: Page, person: string): Promise<void> {
  await page.getByRole("link", { name: "Sign in with ScaiKey" }).click();
  await page.getByRole("button", { name: person }).click();
}

test.describe("with an API key", () => {
  test("a good key opens the domains, and no script can read it", async ({ page }) => {
    await visit(page, "/sign-in");
    await signInWithKey(page, `  ${sampleApiKeys.domain_admin} `);
    await expectPage(page, "Domains");
    expect(await page.evaluate(() => document.cookie + JSON.stringify(localStorage))).not.toMatch(
      /session|sdk_live/,
    );
    await openAccountMenu(page, "Dana Whitfield");
    await expect(page.getByText("dana.whitfield@northwind.example")).toBeVisible();
    await expect(page.getByText("Member · Northwind Freight")).toBeVisible();
  });

  test("a press uses a sample key", async ({ page }) => {
    await visit(page, "/sign-in");
    await press(page, "Use the key of Other tenant");
    await expectPage(page, "Domains");
    await expect(page.getByRole("link", { name: "lumen-optics.example" })).toBeVisible();
  });

  test("no key is asked for on the field", async ({ page }) => {
    await visit(page, "/sign-in");
    await signInWithKey(page, "   ");
    await expectFieldError(keyField(page), "Enter an API key.");
    await expect(keyField(page)).toBeFocused();
  });

  test("a bad key stays in the field with the reason, until it is changed", async ({ page, complaints }) => {
    complaints.expect(400, 422);
    await visit(page, "/sign-in");
    await signInWithKey(page, "sdk_live_nobody_has_this");
    await expectFieldError(keyField(page), /invalid api key/i);
    await expect(keyField(page)).toBeFocused();
    await expect(keyField(page)).toHaveValue("sdk_live_nobody_has_this");
    await signInWithKey(page, "two words");
    await expectFieldError(keyField(page), /no spaces or special characters/);
    await keyField(page).fill(sampleApiKeys.read_only);
    await expect(keyField(page)).not.toHaveAttribute("aria-invalid");
    await keyField(page).press("Enter");
    await expectPage(page, "Domains");
  });

  test("keys that were revoked, have expired or are for another network say so", async ({
    page,
    complaints,
  }) => {
    complaints.expect(400, 403);
    await visit(page, "/sign-in");
    await signInWithKey(page, sampleRefusedKeys.revoked);
    await expectFieldError(keyField(page), /revoked/i);
    await signInWithKey(page, sampleRefusedKeys.expired);
    await expectFieldError(keyField(page), /expired/i);
    await signInWithKey(page, sampleRefusedKeys.other_network);
    await expect(
      page.getByRole("alert").filter({ hasText: "API key may not be used from 127.0.0.1" }),
    ).toBeVisible();
    await expect(keyField(page)).toHaveValue(sampleRefusedKeys.other_network);
  });

  test("what was typed before the scripts came counts", async ({ page }) => {
    let letScriptsCome = () => {};
    const held = new Promise<void>((resolve) => {
      letScriptsCome = resolve;
    });
    await page.route(/\/_next\/static\/.*\.js/, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto("/sign-in", { waitUntil: "commit" });
    await keyField(page).fill(sampleApiKeys.read_only);
    letScriptsCome();
    await usable(page);
    await press(page, "Sign in with the API key");
    await expectPage(page, "Domains");
  });
});

test.describe("with ScaiKey", () => {
  for (const [person, role] of [
    ["Petra Lindqvist", "Platform admin · Northwind Freight"],
    ["Tomas Okafor", "Tenant admin · Northwind Freight"],
    ["Dana Whitfield", "Member · Northwind Freight"],
    ["Marco Bellini", "Member · Northwind Freight"],
    ["Erin Castellanos", "Member · Northwind Freight"],
    ["Rosa Verhoeven", "Read only · Northwind Freight"],
    ["Vikram Anand", "Member · Northwind Freight"],
    ["Olga Petrova", "Tenant admin · Lumen Optics"],
  ] as const) {
    const tag =
      person === "Petra Lindqvist" || person === "Olga Petrova" || person === "Rosa Verhoeven" ? [] : "@more";
    test(`${person} signs in`, { tag }, async ({ page }) => {
      await visit(page, "/sign-in");
      await signInWithScaikey(page, person);
      await expectPage(page, "Domains");
      await usable(page);
      await openAccountMenu(page, person);
      await expect(page.getByText(role)).toBeVisible();
    });
  }

  test("declining leads back with the reason and the place that was wanted", async ({ page }) => {
    await visit(page, "/domains?search=shop");
    await page.getByRole("link", { name: "Sign in with ScaiKey" }).click();
    await expect(page.getByText("This is not the real ScaiKey")).toBeVisible();
    await press(page, "Decline and go back");
    await expect(page.getByRole("alert").filter({ hasText: "The sign-in was declined there" })).toBeVisible();
    await signInWithScaikey(page, "Rosa Verhoeven");
    await expect(page).toHaveURL("/domains?search=shop");
  });

  test("the page of sample identities refuses a visit that no sign-in began", async ({ page }) => {
    await page.goto("/scaikey");
    await expect(page.getByText("No sign-in is under way")).toBeVisible();
    await page.getByRole("link", { name: "Go to sign-in" }).click();
    await expectPage(page, "Sign in to ScaiDNS");
  });

  test("an answer that was used before is not taken again", async ({ page }) => {
    await visit(page, "/sign-in");
    const answer = page.waitForRequest(/\/api\/session\/callback/);
    await signInWithScaikey(page, "Rosa Verhoeven");
    await expectPage(page, "Domains");
    await page.context().clearCookies();
    await page.goto((await answer).url());
    await expect(page.getByRole("alert").filter({ hasText: "no longer valid" })).toBeVisible();
  });
});

test.describe("the place that was wanted", () => {
  const wanted = "/domains?status=pending_validation&page_size=25";

  test("is there after signing in with a key", async ({ page }) => {
    await visit(page, wanted);
    await expectPage(page, "Sign in to ScaiDNS");
    await signInWithKey(page, sampleApiKeys.read_only);
    await expect(page).toHaveURL(wanted);
    await expectPage(page, "Domains");
  });

  test("is there after signing in with ScaiKey", async ({ page }) => {
    await visit(page, wanted);
    await signInWithScaikey(page, "Rosa Verhoeven");
    await expect(page).toHaveURL(wanted);
    await expectPage(page, "Domains");
  });

  const elsewhere = [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example/",
    "\\\\evil.example/",
    "/.//evil.example/",
    "/%2e//evil.example/",
    "/\t/evil.example/",
    " //evil.example/",
    "javascript:alert(1)",
    "data:text/html,hello",
    "/api/session/sign-out",
    "/sign-in?return_to=//evil.example/",
  ];

  test("is never outside of the console", async ({ page, signInAs }) => {
    await signInAs("read_only");
    for (const path of elsewhere) {
      const address = `/sign-in?return_to=${encodeURIComponent(path)}`;
      const reply = await page.request.get(address, { maxRedirects: 0 });
      expect(reply.headers().location, path).toBe("/domains");
    }
  });

  test("is never outside of the console after the forms either", async ({ page }) => {
    await visit(page, `/sign-in?return_to=${encodeURIComponent("//evil.example/")}`);
    await signInWithKey(page, sampleApiKeys.read_only);
    await expect(page).toHaveURL("/domains");
    await page.context().clearCookies();
    await page.goto(`/api/session/scaikey?return_to=${encodeURIComponent("//evil.example/")}`);
    await page.getByRole("button", { name: "Rosa Verhoeven" }).click();
    await expect(page).toHaveURL("/domains");
  });
});

test.describe("signing out", () => {
  test("ends the session at the API too, and nothing of it is left", async ({
    page,
    playwright,
    baseURL,
  }) => {
    await visit(page, "/sign-in");
    await signInWithScaikey(page, "Dana Whitfield");
    await expectPage(page, "Domains");
    await usable(page);
    const before = await playwright.request.newContext({
      baseURL,
      storageState: await page.context().storageState(),
    });
    expect((await before.get("/api/v1/auth/me")).status()).toBe(200);

    await openAccountMenu(page, "Dana Whitfield");
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await expectPage(page, "Sign in to ScaiDNS");
    expect((await page.context().cookies()).filter(({ name }) => name.includes("session"))).toEqual([]);
    expect((await before.get("/api/v1/auth/me")).status(), "with the cookie kept from before").toBe(401);
    await before.dispose();

    await page.goBack();
    await expectPage(page, "Sign in to ScaiDNS");
  });

  test("works with an API key", async ({ page, signInAs }) => {
    await signInAs("tenant_admin");
    await visit(page, "/domains");
    await openAccountMenu(page, "Tomas Okafor");
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await expectPage(page, "Sign in to ScaiDNS");
    await page.goto("/domains");
    await expectPage(page, "Sign in to ScaiDNS");
  });
});

test("without a session every page leads to sign-in, and the API says 401", async ({ page }) => {
  for (const path of [
    "/",
    "/domains",
    "/domains/new",
    "/domains/d_northwind_example",
    "/domains/d_northwind_example/records",
    "/domains/d_northwind_example/validation",
    "/domains/d_northwind_example/settings",
  ]) {
    await page.goto(path);
    const wanted = path === "/" ? "/domains" : path;
    await expect(page).toHaveURL(`/sign-in?return_to=${encodeURIComponent(wanted)}`);
    expect(await page.content()).not.toContain("northwind.example");
  }
  expect((await page.request.get("/api/v1/domains/")).status()).toBe(401);
});

test("a session that the API no longer accepts asks to sign in again, once", async ({ page }) => {
  await visit(page, "/sign-in");
  await signInWithScaikey(page, "Marco Bellini");
  await expectPage(page, "Domains");
  const kept = await page.context().cookies();
  await page.request.post("/api/session/sign-out", { headers: { origin: new URL(page.url()).origin } });
  await page.context().addCookies(kept);
  await page.goto("/sign-in?return_to=%2Fdomains%2Fnew");
  await expect(page.getByText("Your session has ended")).toBeVisible();
  await signInWithScaikey(page, "Marco Bellini");
  await expectPage(page, "New domain");
});

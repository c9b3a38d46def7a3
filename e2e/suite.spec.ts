import { expectAccessible, expectFitsPhone } from "./axe";
import { visit } from "./steps";
import { test } from "./test";

test.beforeEach(({ page }) => visit(page, "/sign-in"));

// An error that is expected and does not come fails a test too: so these show that each kind is noticed.
test.describe("the suite notices", () => {
  test("an error in the console", async ({ page, complaints }) => {
    complaints.expect(/^console: something is wrong/);
    await page.evaluate(() => console.error("something is wrong"));
  });

  test("an error thrown in a page", async ({ page, complaints }) => {
    complaints.expect(/^page: RangeError: nobody catches this/);
    const thrown = page.waitForEvent("pageerror");
    await page.evaluate(() =>
      setTimeout(() => {
        throw new RangeError("nobody catches this");
      }),
    );
    await thrown;
  });

  test("a request that was refused", async ({ page, complaints }) => {
    complaints.expect(401);
    await page.evaluate(() => fetch("/api/v1/domains/"));
  });

  test("a script that the content policy forbids", async ({ page, complaints }) => {
    complaints.expect(/^console: Executing inline event handler violates .*Content Security Policy/);
    const said = page.waitForEvent("console");
    await page.evaluate(() => document.body.setAttribute("onclick", "document.title = 'run'"));
    await said;
  });
});

// Each of these must fail: otherwise the guard has stopped looking.
test.describe("the suite objects to", () => {
  test.beforeEach(() => test.fail());

  test("an error in the console", async ({ page }) => {
    await page.evaluate(() => console.error("something is wrong"));
  });

  test("an expected error that does not come", async ({ complaints }) => {
    complaints.expect(418);
  });

  test("a breach of accessibility", async ({ page }) => {
    await page.evaluate(() => document.querySelector("main")?.append(document.createElement("button")));
    await expectAccessible(page);
  });

  test("a page wider than a phone", async ({ page }) => {
    await page.evaluate(() => {
      const wide = document.createElement("p");
      wide.textContent = "wide".repeat(200);
      document.body.append(wide);
    });
    await expectFitsPhone(page);
  });
});

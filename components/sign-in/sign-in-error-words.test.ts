import { expect, test } from "vitest";
import { signInErrors } from "@/lib/gateway/sign-in-error";
import { signInErrorWords } from "./sign-in-error-words";

test.each(signInErrors)("%s is explained in words", (code) => {
  expect(signInErrorWords(code).text).not.toContain(code);
});

test("an unknown code is shown, and not endlessly", () => {
  expect(signInErrorWords("x".repeat(500)).text).toMatch(/“x{80}”/);
});

import { expect, test } from "vitest";
import { largestFile, readFileText, sizeText } from "./read-file-text";

const read = (...parts: BlobPart[]) => readFileText(new File(parts, "a.zone"));

test("text in UTF-8, and in UTF-16 with its byte order mark", async () => {
  expect(await read("bücher A 192.0.2.1\n")).toEqual({ ok: true, text: "bücher A 192.0.2.1\n" });
  const utf16 = Uint8Array.from([0xff, 0xfe, 0x41, 0x00, 0x42, 0x00]);
  expect(await read(utf16)).toEqual({ ok: true, text: "AB" });
  expect(await read(Uint8Array.from([0xfe, 0xff, 0x00, 0x41]))).toEqual({ ok: true, text: "A" });
});

test.each<[string, BlobPart, RegExp]>([
  ["empty", "", /is empty/],
  ["blank", " \n\t", /white space/],
  ["in Latin-1", Uint8Array.from([0x62, 0xfc, 0x63, 0x68]), /not text in UTF-8/],
  ["binary", Uint8Array.from([0x50, 0x4b, 0x00, 0x01]), /not a text/],
])("a file that is %s says so", async (_, part, reason) => {
  expect(await read(part)).toMatchObject({ ok: false, reason: expect.stringMatching(reason) });
});

test("a file that is too large, or cannot be read, says so", async () => {
  const large = Object.defineProperty(new File(["x"], "x"), "size", { value: largestFile + 1_500_000 });
  expect(await readFileText(large)).toEqual({
    ok: false,
    reason: "The file has 65.5 MB; up to 64 MB can be read.",
  });
  const gone = Object.defineProperty(new File(["x"], "x"), "arrayBuffer", {
    value: () => Promise.reject(new DOMException("gone", "NotFoundError")),
  });
  expect(await readFileText(gone)).toMatchObject({ ok: false, reason: expect.stringContaining("could not") });
});

test("sizes", () => {
  expect([640, 12_345, 1_449_000].map(sizeText)).toEqual(["640 B", "12 kB", "1.4 MB"]);
});

import * as z from "zod/mini";
import { cleanDigest } from "./ds-text";

const number = (max: number, what: string) =>
  z.string().check(
    z.trim(),
    z.refine((text) => /^\d+$/.test(text) && Number(text) <= max, `${what} is a number from 0 to ${max}`),
  );

/** What is typed of a DS, and what is sent of it: the digest without what people put between its digits. */
export const dsSchema = z.object({
  key_tag: z.pipe(number(65535, "A key tag"), z.transform(Number)),
  digest_type: z.pipe(number(255, "A digest type"), z.transform(Number)),
  digest: z.pipe(
    z.string().check(
      z.refine((text) => cleanDigest(text) !== "", "The digest is missing"),
      z.refine(
        (text) => /^[0-9A-F]*$/.test(cleanDigest(text)),
        "A digest has hexadecimal digits alone: 0 to 9 and A to F",
      ),
    ),
    z.transform(cleanDigest),
  ),
});

export type TypedDs = z.input<typeof dsSchema>;

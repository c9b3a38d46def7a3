import { z } from "zod";

/** Ids are opaque strings (API page Conventions). */
export const id = z.string().min(1);

/** ISO 8601 UTC with `Z`; read as text so that a reply with another precision still shows. */
export const timestamp = z.string();

/** A word from a set that the API may extend: known values are documented, others are kept. */
export const openEnum = <const V extends readonly string[]>(values: V) =>
  z.string().meta({ examples: [...values] });

/** An integer in a query string. Out of range or not a number is a 422 in the API. */
const queryInt = (min: number, max: number) =>
  z.union([z.number(), z.string()]).transform((value, context) => {
    const number = typeof value === "number" ? value : /^-?\d+$/.test(value) ? Number(value) : Number.NaN;
    if (!Number.isSafeInteger(number)) {
      context.addIssue({
        code: "custom",
        message: "value is not a valid integer",
        params: { type: "type_error.integer" },
      });
      return z.NEVER;
    }
    if (number < min || number > max) {
      const over = number > max;
      context.addIssue({
        code: "custom",
        message: `ensure this value is ${over ? "less" : "greater"} than or equal to ${over ? max : min}`,
        params: { type: `value_error.number.not_${over ? "le" : "ge"}` },
      });
      return z.NEVER;
    }
    return number;
  });

/** A boolean in a query string, in the spellings FastAPI takes. */
export const queryBoolean = z.union([z.boolean(), z.string()]).transform((value, context) => {
  if (typeof value === "boolean") return value;
  if (/^(true|1|on|yes|t|y)$/i.test(value)) return true;
  if (/^(false|0|off|no|f|n)$/i.test(value)) return false;
  context.addIssue({
    code: "custom",
    message: "value could not be parsed to a boolean",
    params: { type: "type_error.bool" },
  });
  return z.NEVER;
});

/** `page` from 1 and `page_size` 1–100, default 50 (API page Conventions). */
export const paging = {
  page: queryInt(1, 1_000_000_000).optional(),
  page_size: queryInt(1, 100).optional(),
};

export const defaultPageSize = 50;

/** Envelope of audit logs, users, templates and PTR records. */
export const page = <T extends z.ZodType>(item: T) =>
  z.looseObject({
    data: z.array(item),
    total: z.number(),
    page: z.number(),
    page_size: z.number(),
  });

/** Envelope of domains and reverse zones: a page that counts its pages. */
export const countedPage = <T extends z.ZodType>(item: T) => page(item).extend({ total_pages: z.number() });

/** RFC 2181 §8: an unsigned number of 31 bits, in seconds. */
export const ttl = z.int().min(0).max(2_147_483_647);

export const description = z.string().max(1000);

/** Marks a shape that the API's published pages do not show; `note` stands in the room's README too. */
export const assumed = <T extends z.ZodType>(note: string, schema: T): T => schema.meta({ assumed: note });

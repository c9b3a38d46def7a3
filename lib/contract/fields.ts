import * as z from "zod/mini";

/** A text that is not empty. */
export const nonEmpty = z.string().check(z.minLength(1));

/** Ids are opaque strings (API page Conventions). */
export const id = z.string().check(z.minLength(1));

/** ISO 8601 UTC with `Z`; read as text so that a reply with another precision still shows. */
export const timestamp = z.string();

/** A word from a set that the API may extend: known values are documented, others are kept. */
export const openEnum = <const V extends readonly string[]>(values: V) =>
  z.string().register(z.globalRegistry, { examples: [...values] });

/** An integer in a query string. Out of range or not a number is a 422 in the API. */
const queryInt = (min: number, max: number) =>
  z.pipe(
    z.union([z.number(), z.string()]),
    z.transform((value: number | string, { issues }) => {
      const refuse = (message: string, type: string) => {
        issues.push({ code: "custom", message, params: { type }, input: value });
        return z.NEVER;
      };
      const number = typeof value === "number" ? value : /^-?\d+$/.test(value) ? Number(value) : Number.NaN;
      if (!Number.isSafeInteger(number)) {
        return refuse("value is not a valid integer", "type_error.integer");
      }
      if (number > max) {
        return refuse(`ensure this value is less than or equal to ${max}`, "value_error.number.not_le");
      }
      if (number < min) {
        return refuse(`ensure this value is greater than or equal to ${min}`, "value_error.number.not_ge");
      }
      return number;
    }),
  );

/** A boolean in a query string, in the spellings FastAPI takes. */
export const queryBoolean = z.pipe(
  z.union([z.boolean(), z.string()]),
  z.transform((value: boolean | string, { issues }) => {
    if (typeof value === "boolean") return value;
    if (/^(true|1|on|yes|t|y)$/i.test(value)) return true;
    if (/^(false|0|off|no|f|n)$/i.test(value)) return false;
    issues.push({
      code: "custom",
      message: "value could not be parsed to a boolean",
      params: { type: "type_error.bool" },
      input: value,
    });
    return z.NEVER;
  }),
);

/** `page` from 1 and `page_size` 1–100, default 50 (API page Conventions). */
export const paging = {
  page: z.optional(queryInt(1, 1_000_000_000)),
  page_size: z.optional(queryInt(1, 100)),
};

export const defaultPageSize = 50;

/** Envelope of audit logs, users, templates and PTR records. */
export const page = <T extends z.ZodMiniType>(item: T) =>
  z.looseObject({
    data: z.array(item),
    total: z.number(),
    page: z.number(),
    page_size: z.number(),
  });

/** Envelope of domains and reverse zones: a page that counts its pages. */
export const countedPage = <T extends z.ZodMiniType>(item: T) =>
  z.extend(page(item), { total_pages: z.number() });

/** RFC 2181 §8: an unsigned number of 31 bits, in seconds. */
export const ttl = z.int().check(z.gte(0), z.lte(2_147_483_647));

export const descriptionLength = 1000;
export const description = z.string().check(z.maxLength(descriptionLength));

/** Marks a shape that the API's published pages do not show; `note` stands in the room's README too. */
export function assumed<T extends z.ZodMiniType>(note: string, schema: T): T {
  z.globalRegistry.add(schema, { assumed: note });
  return schema;
}

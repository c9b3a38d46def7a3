import * as z from "zod/mini";
import { endpoint } from "./endpoint";
import { assumed, id, nonEmpty, queryBoolean, timestamp, ttl } from "./fields";

export const record = z.looseObject({
  id,
  /** Full name, with or without the trailing dot. */
  name: z.string(),
  /** Relative to the zone, `@` at the apex. */
  display_name: z.nullish(z.string()),
  type: z.string(),
  /** Zone-file text of the record's data, priorities inside. */
  content: z.string(),
  ttl: z.nullish(z.number()),
  disabled: z.nullish(z.boolean()),
  domain_id: z.nullish(id),
  created_at: z.nullish(timestamp),
});
export type Record = z.infer<typeof record>;

const recordCreate = z.strictObject({
  name: nonEmpty,
  type: nonEmpty,
  content: nonEmpty,
  ttl: z.nullish(ttl),
  disabled: z.optional(z.boolean()),
});
export type RecordCreate = z.infer<typeof recordCreate>;

const recordUpdate = z.strictObject({
  content: z.optional(nonEmpty),
  ttl: z.nullish(ttl),
  disabled: z.optional(z.boolean()),
});
export type RecordUpdate = z.infer<typeof recordUpdate>;

/** Records one bulk call may carry (API page Records). */
export const bulkLimit = 500;

const recordList = z.looseObject({
  data: z.array(record),
  total: z.number(),
  domain_id: z.nullish(id),
  domain_name: z.nullish(z.string()),
});

const detail = z.unknown();

export const recordEndpoints = {
  "records.list": endpoint({
    method: "GET",
    path: "/domains/{domain_id}/records",
    query: z.strictObject({
      type: z.optional(z.string()),
      name: z.optional(z.string()),
      include_system: z.optional(queryBoolean),
    }),
    response: recordList,
    permission: "records:read",
  }),
  "records.create": endpoint({
    method: "POST",
    path: "/domains/{domain_id}/records",
    body: recordCreate,
    response: record,
    permission: "records:create",
  }),
  "records.get": endpoint({
    method: "GET",
    path: "/domains/{domain_id}/records/{record_id}",
    response: record,
    permission: "records:read",
  }),
  "records.update": endpoint({
    method: "PATCH",
    path: "/domains/{domain_id}/records/{record_id}",
    body: recordUpdate,
    response: record,
    permission: "records:update",
  }),
  "records.delete": endpoint({
    method: "DELETE",
    path: "/domains/{domain_id}/records/{record_id}",
    response: null,
    permission: "records:delete",
  }),
  "records.bulkCreate": endpoint({
    method: "POST",
    path: "/domains/{domain_id}/records/bulk",
    body: z.strictObject({ records: z.array(recordCreate), continue_on_error: z.optional(z.boolean()) }),
    response: z.looseObject({
      created: z.array(record),
      errors: assumed(
        "Bulk errors[] hold {index, record, detail}",
        z.array(z.looseObject({ index: z.number(), record: z.optional(z.unknown()), detail })),
      ),
      total_created: z.number(),
      total_errors: z.number(),
    }),
    permission: "records:create",
  }),
  "records.bulkDelete": endpoint({
    method: "POST",
    path: "/domains/{domain_id}/records/bulk-delete",
    body: z.strictObject({ record_ids: z.array(id), continue_on_error: z.optional(z.boolean()) }),
    response: z.looseObject({
      deleted: z.array(z.unknown()),
      errors: z.array(
        z.looseObject({ index: z.nullish(z.number()), record_id: z.nullish(z.string()), detail }),
      ),
      total_deleted: z.number(),
      total_errors: z.number(),
    }),
    permission: "records:delete",
    assumed:
      "POST …/records/bulk-delete takes {record_ids, continue_on_error} and answers {deleted[], errors[], total_deleted, total_errors}",
  }),
  "records.search": endpoint({
    method: "POST",
    path: "/domains/{domain_id}/records/search",
    body: z.strictObject({ query: z.string() }),
    response: recordList,
    permission: "records:read",
    assumed: "POST …/records/search takes {query} and matches name and content",
  }),
};

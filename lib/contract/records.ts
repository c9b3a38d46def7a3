import { z } from "zod";
import { endpoint } from "./endpoint";
import { assumed, id, queryBoolean, timestamp, ttl } from "./fields";

export const record = z.looseObject({
  id,
  /** Full name, with or without the trailing dot. */
  name: z.string(),
  /** Relative to the zone, `@` at the apex. */
  display_name: z.string().nullish(),
  type: z.string(),
  /** Zone-file text of the record's data, priorities inside. */
  content: z.string(),
  ttl: z.number().nullish(),
  disabled: z.boolean().nullish(),
  domain_id: id.nullish(),
  created_at: timestamp.nullish(),
});
export type Record = z.infer<typeof record>;

const recordCreate = z.strictObject({
  name: z.string().min(1),
  type: z.string().min(1),
  content: z.string().min(1),
  ttl: ttl.nullish(),
  disabled: z.boolean().optional(),
});
export type RecordCreate = z.infer<typeof recordCreate>;

const recordUpdate = z.strictObject({
  content: z.string().min(1).optional(),
  ttl: ttl.nullish(),
  disabled: z.boolean().optional(),
});
export type RecordUpdate = z.infer<typeof recordUpdate>;

/** Records one bulk call may carry (API page Records). */
export const bulkLimit = 500;

const recordList = z.looseObject({
  data: z.array(record),
  total: z.number(),
  domain_id: id.nullish(),
  domain_name: z.string().nullish(),
});

const detail = z.unknown();

export const recordEndpoints = {
  "records.list": endpoint({
    method: "GET",
    path: "/domains/{domain_id}/records",
    query: z.strictObject({
      type: z.string().optional(),
      name: z.string().optional(),
      include_system: queryBoolean.optional(),
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
    body: z.strictObject({ records: z.array(recordCreate), continue_on_error: z.boolean().optional() }),
    response: z.looseObject({
      created: z.array(record),
      errors: assumed(
        "Bulk errors[] hold {index, record, detail}",
        z.array(z.looseObject({ index: z.number(), record: z.unknown().optional(), detail })),
      ),
      total_created: z.number(),
      total_errors: z.number(),
    }),
    permission: "records:create",
  }),
  "records.bulkDelete": endpoint({
    method: "POST",
    path: "/domains/{domain_id}/records/bulk-delete",
    body: z.strictObject({ record_ids: z.array(id), continue_on_error: z.boolean().optional() }),
    response: z.looseObject({
      deleted: z.array(z.unknown()),
      errors: z.array(
        z.looseObject({ index: z.number().nullish(), record_id: z.string().nullish(), detail }),
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

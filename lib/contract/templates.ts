import * as z from "zod/mini";
import { endpoint } from "./endpoint";
import { description, id, nonEmpty, openEnum, page, paging, timestamp } from "./fields";

const templateTypes = ["system", "custom"] as const;

const templateRecord = z.looseObject({
  name: z.string(),
  type: z.string(),
  content: z.string(),
  ttl: z.nullish(z.number()),
});
const templateVariable = z.looseObject({
  name: z.string(),
  description: z.nullish(z.string()),
  required: z.nullish(z.boolean()),
});

const templateItem = z.looseObject({
  id,
  name: z.string(),
  description: z.nullish(z.string()),
  template_type: openEnum(templateTypes),
  record_count: z.nullish(z.number()),
  variable_count: z.nullish(z.number()),
  created_at: z.nullish(timestamp),
});
const template = z.looseObject({
  id,
  name: z.string(),
  description: z.nullish(z.string()),
  template_type: openEnum(templateTypes),
  records: z.array(templateRecord),
  variables: z.array(templateVariable),
  tenant_id: z.nullish(id),
});

const templateWrite = z.strictObject({
  name: nonEmpty,
  description: z.nullish(description),
  records: z.array(
    z.strictObject({ name: z.string(), type: z.string(), content: z.string(), ttl: z.nullish(z.int()) }),
  ),
  variables: z.array(
    z.strictObject({
      name: z.string(),
      description: z.nullish(z.string()),
      required: z.optional(z.boolean()),
    }),
  ),
});
const variables = z.record(z.string(), z.string());

export const templateEndpoints = {
  "templates.list": endpoint({
    method: "GET",
    path: "/templates/",
    query: z.strictObject({ ...paging, template_type: z.optional(z.enum(templateTypes)) }),
    response: page(templateItem),
    permission: "templates:read",
  }),
  "templates.create": endpoint({
    method: "POST",
    path: "/templates/",
    body: templateWrite,
    response: template,
    permission: "templates:create",
  }),
  "templates.apply": endpoint({
    method: "POST",
    path: "/templates/",
    body: z.strictObject({ template_id: id, domain_id: id, variables: z.optional(variables) }),
    response: z.looseObject({
      created_records: z.array(z.unknown()),
      skipped_records: z.array(z.unknown()),
      total_created: z.number(),
      total_skipped: z.number(),
    }),
    permission: "records:create",
  }),
  "templates.variables": endpoint({
    method: "GET",
    path: "/templates/variables",
    response: z.looseObject({ variables: z.array(templateVariable) }),
    assumed: "GET /templates/variables answers {variables[{name, description}]}",
  }),
  "templates.get": endpoint({
    method: "GET",
    path: "/templates/{template_id}",
    response: template,
    permission: "templates:read",
  }),
  "templates.update": endpoint({
    method: "PATCH",
    path: "/templates/{template_id}",
    body: z.partial(templateWrite),
    response: template,
    permission: "templates:update",
  }),
  "templates.delete": endpoint({
    method: "DELETE",
    path: "/templates/{template_id}",
    response: null,
    permission: "templates:delete",
  }),
  "templates.requiredVariables": endpoint({
    method: "GET",
    path: "/templates/{template_id}/required-variables",
    response: z.looseObject({ variables: z.array(z.union([z.string(), templateVariable])) }),
    permission: "templates:read",
    assumed: "GET /templates/{id}/required-variables answers {variables[]}",
  }),
  "templates.preview": endpoint({
    method: "POST",
    path: "/templates/{template_id}/preview/{domain_id}",
    body: z.strictObject({ variables }),
    response: z.looseObject({ records: z.array(templateRecord) }),
    permission: "templates:read",
    assumed: "POST /templates/{id}/preview/{domain_id} takes {variables{}} and answers {records[]}",
  }),
};

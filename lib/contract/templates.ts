import { z } from "zod";
import { endpoint } from "./endpoint";
import { description, id, openEnum, page, paging, timestamp } from "./fields";

const templateTypes = ["system", "custom"] as const;

const templateRecord = z.looseObject({
  name: z.string(),
  type: z.string(),
  content: z.string(),
  ttl: z.number().nullish(),
});
const templateVariable = z.looseObject({
  name: z.string(),
  description: z.string().nullish(),
  required: z.boolean().nullish(),
});

const templateItem = z.looseObject({
  id,
  name: z.string(),
  description: z.string().nullish(),
  template_type: openEnum(templateTypes),
  record_count: z.number().nullish(),
  variable_count: z.number().nullish(),
  created_at: timestamp.nullish(),
});
const template = z.looseObject({
  id,
  name: z.string(),
  description: z.string().nullish(),
  template_type: openEnum(templateTypes),
  records: z.array(templateRecord),
  variables: z.array(templateVariable),
  tenant_id: id.nullish(),
});

const templateWrite = z.strictObject({
  name: z.string().min(1),
  description: description.nullish(),
  records: z.array(
    z.strictObject({ name: z.string(), type: z.string(), content: z.string(), ttl: z.int().nullish() }),
  ),
  variables: z.array(
    z.strictObject({
      name: z.string(),
      description: z.string().nullish(),
      required: z.boolean().optional(),
    }),
  ),
});
const variables = z.record(z.string(), z.string());

export const templateEndpoints = {
  "templates.list": endpoint({
    method: "GET",
    path: "/templates/",
    query: z.strictObject({ ...paging, template_type: z.enum(templateTypes).optional() }),
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
    body: z.strictObject({ template_id: id, domain_id: id, variables: variables.optional() }),
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
    body: templateWrite.partial(),
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

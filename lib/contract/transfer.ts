import * as z from "zod/mini";
import { endpoint } from "./endpoint";
import { assumed, id } from "./fields";

export const transferFormats = ["bind", "json", "csv"] as const;
export const importModes = ["merge", "skip_existing", "replace"] as const;

const importError = z.looseObject({ line: z.nullish(z.number()), message: z.string() });

const importResult = z.looseObject({
  imported_count: z.number(),
  conflict_count: z.number(),
  error_count: assumed(
    "Import answers also error_count, errors[{line, message}], message",
    z.nullish(z.number()),
  ),
  errors: z.nullish(z.array(importError)),
  message: z.nullish(z.string()),
});

const importText = z.strictObject({
  format: z.enum(transferFormats),
  mode: z.optional(z.enum(importModes)),
  content: z.string(),
});

const importPreview = z.looseObject({
  format: z.string(),
  mode: z.string(),
  to_create: z.array(z.unknown()),
  to_update: z.array(z.unknown()),
  to_delete: z.array(z.unknown()),
  unchanged_count: z.number(),
  conflicts: z.array(z.unknown()),
  errors: z.array(importError),
});

export const transferEndpoints = {
  "export.get": endpoint({
    method: "GET",
    path: "/domains/{domain_id}/export",
    response: z.looseObject({
      domain_id: id,
      domain_name: z.string(),
      format: z.string(),
      zone_file: z.string(),
    }),
    permission: "records:read",
  }),
  "export.download": endpoint({
    method: "GET",
    path: "/domains/{domain_id}/export/download",
    response: z.string(),
    reply: "text",
    permission: "records:read",
  }),
  "import.text": endpoint({
    method: "POST",
    path: "/domains/{domain_id}/import/text",
    body: importText,
    response: importResult,
    permission: "records:create",
  }),
  "import.file": endpoint({
    method: "POST",
    path: "/domains/{domain_id}/import/file",
    body: z.strictObject({
      file: z.instanceof(Blob),
      format: z.enum(transferFormats),
      mode: z.optional(z.enum(importModes)),
    }),
    encoding: "multipart",
    response: importResult,
    permission: "records:create",
    assumed: "POST …/import/file is multipart with file, format, mode",
  }),
  "import.preview": endpoint({
    method: "POST",
    path: "/domains/{domain_id}/import/preview",
    body: importText,
    response: importPreview,
    permission: "records:create",
    assumed:
      "POST …/import/preview takes {format, mode, content} and answers {format, mode, to_create[], to_update[], to_delete[], unchanged_count, conflicts[], errors[{line, message}]}",
  }),
};

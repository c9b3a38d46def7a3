import * as z from "zod/mini";
import { endpoint } from "./endpoint";
import { id, nonEmpty, openEnum, paging, queryBoolean, timestamp } from "./fields";

const permissionSources = ["user", "group"] as const;

const apiKey = z.looseObject({
  id,
  name: z.string(),
  description: z.nullish(z.string()),
  key_prefix: z.nullish(z.string()),
  status: z.string(),
  permission_source: z.nullish(openEnum(permissionSources)),
  permission_source_id: z.nullish(id),
  scopes: z.nullish(z.array(z.string())),
  /** Requests a minute. */
  rate_limit: z.nullish(z.number()),
  ip_whitelist: z.nullish(z.array(z.string())),
  expires_at: z.nullish(timestamp),
  last_used_at: z.nullish(timestamp),
  last_used_ip: z.nullish(z.string()),
  use_count: z.nullish(z.number()),
  created_at: z.nullish(timestamp),
});
/** `key` is the secret, sent once. */
const apiKeyWithSecret = z.extend(apiKey, { key: z.string() });

const editable = {
  description: z.nullish(z.string()),
  rate_limit: z.nullish(z.int().check(z.gte(1))),
  ip_whitelist: z.nullish(z.array(z.string())),
  expires_at: z.nullish(timestamp),
};

export const apiKeyEndpoints = {
  "apiKeys.list": endpoint({
    method: "GET",
    path: "/api-keys/",
    query: z.strictObject({ ...paging, include_revoked: z.optional(queryBoolean) }),
    response: z.looseObject({ data: z.array(apiKey), total: z.number() }),
    credentials: "jwt",
    permission: "api_keys:read",
  }),
  "apiKeys.create": endpoint({
    method: "POST",
    path: "/api-keys/",
    body: z.strictObject({
      name: nonEmpty,
      permission_source: z.enum(permissionSources),
      permission_source_id: id,
      scopes: z.nullish(z.array(z.string())),
      ...editable,
    }),
    response: apiKeyWithSecret,
    credentials: "jwt",
    permission: "api_keys:create",
  }),
  "apiKeys.get": endpoint({
    method: "GET",
    path: "/api-keys/{key_id}",
    response: apiKey,
    credentials: "jwt",
    permission: "api_keys:read",
    assumed: "GET /api-keys/{id} answers one key",
  }),
  "apiKeys.update": endpoint({
    method: "PATCH",
    path: "/api-keys/{key_id}",
    body: z.strictObject({ name: z.optional(nonEmpty), ...editable }),
    response: apiKey,
    credentials: "jwt",
    permission: "api_keys:update",
  }),
  "apiKeys.regenerate": endpoint({
    method: "POST",
    path: "/api-keys/{key_id}/regenerate",
    response: apiKeyWithSecret,
    credentials: "jwt",
    permission: "api_keys:update",
  }),
  "apiKeys.revoke": endpoint({
    method: "POST",
    path: "/api-keys/{key_id}/revoke",
    body: z.strictObject({ reason: z.nullish(z.string()) }),
    response: z.unknown(),
    credentials: "jwt",
    permission: "api_keys:update",
  }),
  "apiKeys.activate": endpoint({
    method: "POST",
    path: "/api-keys/{key_id}/activate",
    response: z.unknown(),
    credentials: "jwt",
    permission: "api_keys:update",
    assumed: "POST /api-keys/{id}/activate exists",
  }),
  "apiKeys.delete": endpoint({
    method: "DELETE",
    path: "/api-keys/{key_id}",
    response: null,
    credentials: "jwt",
    permission: "api_keys:delete",
  }),
};

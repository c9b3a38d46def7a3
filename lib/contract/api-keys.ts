import { z } from "zod";
import { endpoint } from "./endpoint";
import { id, openEnum, paging, queryBoolean, timestamp } from "./fields";

const permissionSources = ["user", "group"] as const;

const apiKey = z.looseObject({
  id,
  name: z.string(),
  description: z.string().nullish(),
  key_prefix: z.string().nullish(),
  status: z.string(),
  permission_source: openEnum(permissionSources).nullish(),
  permission_source_id: id.nullish(),
  scopes: z.array(z.string()).nullish(),
  /** Requests a minute. */
  rate_limit: z.number().nullish(),
  ip_whitelist: z.array(z.string()).nullish(),
  expires_at: timestamp.nullish(),
  last_used_at: timestamp.nullish(),
  last_used_ip: z.string().nullish(),
  use_count: z.number().nullish(),
  created_at: timestamp.nullish(),
});
/** `key` is the secret, sent once. */
const apiKeyWithSecret = apiKey.extend({ key: z.string() });

const editable = {
  description: z.string().nullish(),
  rate_limit: z.int().min(1).nullish(),
  ip_whitelist: z.array(z.string()).nullish(),
  expires_at: timestamp.nullish(),
};

export const apiKeyEndpoints = {
  "apiKeys.list": endpoint({
    method: "GET",
    path: "/api-keys/",
    query: z.strictObject({ ...paging, include_revoked: queryBoolean.optional() }),
    response: z.looseObject({ data: z.array(apiKey), total: z.number() }),
    credentials: "jwt",
    permission: "api_keys:read",
  }),
  "apiKeys.create": endpoint({
    method: "POST",
    path: "/api-keys/",
    body: z.strictObject({
      name: z.string().min(1),
      permission_source: z.enum(permissionSources),
      permission_source_id: id,
      scopes: z.array(z.string()).nullish(),
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
    body: z.strictObject({ name: z.string().min(1).optional(), ...editable }),
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
    body: z.strictObject({ reason: z.string().nullish() }),
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

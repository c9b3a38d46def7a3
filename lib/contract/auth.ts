import * as z from "zod/mini";
import { endpoint } from "./endpoint";
import { assumed, id, nonEmpty } from "./fields";

const tokens = z.looseObject({
  access_token: nonEmpty,
  refresh_token: z.nullish(z.string()),
  token_type: z.nullish(z.string()),
  /** Seconds. */
  expires_in: z.nullish(z.number()),
  id_token: z.nullish(z.string()),
});
export type Tokens = z.infer<typeof tokens>;

export const me = assumed(
  "GET /auth/me: data holds id, email, name, tenant_id, tenant_name, is_platform_admin, is_tenant_admin, permissions[]",
  z.looseObject({
    id,
    email: z.nullish(z.string()),
    name: z.nullish(z.string()),
    tenant_id: z.nullish(id),
    tenant_name: z.nullish(z.string()),
    is_platform_admin: z.nullish(z.boolean()),
    is_tenant_admin: z.nullish(z.boolean()),
    permissions: z.nullish(z.array(z.string())),
  }),
);
export type Me = z.infer<typeof me>;

export const authConfig = z.looseObject({
  authorization_endpoint: z.string(),
  token_endpoint: z.nullish(z.string()),
  userinfo_endpoint: z.nullish(z.string()),
  end_session_endpoint: z.nullish(z.string()),
  jwks_uri: z.string(),
  issuer: z.string(),
  client_id: z.string(),
  scopes: z.union([z.array(z.string()), z.string()]),
});
export type AuthConfig = z.infer<typeof authConfig>;

export const authEndpoints = {
  "auth.config": endpoint({
    method: "GET",
    path: "/auth/config",
    response: authConfig,
    credentials: "none",
  }),
  "auth.token": endpoint({
    method: "POST",
    path: "/auth/token",
    body: z.strictObject({
      code: nonEmpty,
      code_verifier: nonEmpty,
      redirect_uri: nonEmpty,
    }),
    response: tokens,
    credentials: "none",
  }),
  "auth.refresh": endpoint({
    method: "POST",
    path: "/auth/refresh",
    body: z.strictObject({ refresh_token: nonEmpty }),
    response: tokens,
    credentials: "none",
  }),
  "auth.me": endpoint({ method: "GET", path: "/auth/me", response: z.looseObject({ data: me }) }),
  "auth.logout": endpoint({
    method: "POST",
    path: "/auth/logout",
    response: z.unknown(),
    credentials: "jwt",
  }),
  "me.checkPermission": endpoint({
    method: "POST",
    path: "/me/permissions/check",
    body: z.strictObject({
      permission: z.string(),
      resource_type: z.nullish(z.string()),
      resource_id: z.nullish(z.string()),
    }),
    response: z.looseObject({ allowed: z.boolean(), reason: z.nullish(z.string()) }),
    assumed: "POST /me/permissions/check takes {permission, resource_type, resource_id}",
  }),
};

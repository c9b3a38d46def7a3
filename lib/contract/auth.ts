import { z } from "zod";
import { endpoint } from "./endpoint";
import { assumed, id } from "./fields";

const tokens = z.looseObject({
  access_token: z.string().min(1),
  refresh_token: z.string().nullish(),
  token_type: z.string().nullish(),
  /** Seconds. */
  expires_in: z.number().nullish(),
  id_token: z.string().nullish(),
});
export type Tokens = z.infer<typeof tokens>;

export const me = assumed(
  "GET /auth/me: data holds id, email, name, tenant_id, tenant_name, is_platform_admin, is_tenant_admin, permissions[]",
  z.looseObject({
    id,
    email: z.string().nullish(),
    name: z.string().nullish(),
    tenant_id: id.nullish(),
    tenant_name: z.string().nullish(),
    is_platform_admin: z.boolean().nullish(),
    is_tenant_admin: z.boolean().nullish(),
    permissions: z.array(z.string()).nullish(),
  }),
);
export type Me = z.infer<typeof me>;

export const authConfig = z.looseObject({
  authorization_endpoint: z.string(),
  token_endpoint: z.string().nullish(),
  userinfo_endpoint: z.string().nullish(),
  end_session_endpoint: z.string().nullish(),
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
      code: z.string().min(1),
      code_verifier: z.string().min(1),
      redirect_uri: z.string().min(1),
    }),
    response: tokens,
    credentials: "none",
  }),
  "auth.refresh": endpoint({
    method: "POST",
    path: "/auth/refresh",
    body: z.strictObject({ refresh_token: z.string().min(1) }),
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
      resource_type: z.string().nullish(),
      resource_id: z.string().nullish(),
    }),
    response: z.looseObject({ allowed: z.boolean(), reason: z.string().nullish() }),
    assumed: "POST /me/permissions/check takes {permission, resource_type, resource_id}",
  }),
};

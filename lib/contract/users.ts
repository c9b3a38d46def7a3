import * as z from "zod/mini";
import { endpoint } from "./endpoint";
import { id, nonEmpty, openEnum, page, paging, timestamp } from "./fields";

const userStatuses = ["active", "inactive"] as const;
const groupTypes = ["SECURITY", "DISTRIBUTION_LIST"] as const;

const user = z.looseObject({
  id,
  scaikey_user_id: z.nullish(z.string()),
  email: z.string(),
  name: z.nullish(z.string()),
  status: openEnum(userStatuses),
  is_platform_admin: z.nullish(z.boolean()),
  is_tenant_admin: z.nullish(z.boolean()),
  created_at: z.nullish(timestamp),
});

const group = z.looseObject({
  id,
  name: z.string(),
  description: z.nullish(z.string()),
  group_type: z.nullish(openEnum(groupTypes)),
});
const groupWrite = z.strictObject({
  name: nonEmpty,
  description: z.nullish(z.string()),
  group_type: z.optional(z.enum(groupTypes)),
});
const groupsAssumed =
  "Groups: PATCH, DELETE, members GET/POST {user_id} and DELETE; list answers {data[]}, members {data[]}";
const usersAssumed =
  "Users: PATCH takes name, status and the admin flags; password takes {password}; invite and resend-invite answer without a promised body";

export const userEndpoints = {
  "users.list": endpoint({
    method: "GET",
    path: "/admin/users/",
    query: z.strictObject({
      ...paging,
      status: z.optional(z.enum(userStatuses)),
      search: z.optional(z.string()),
    }),
    response: page(user),
    permission: "users:read",
  }),
  "users.create": endpoint({
    method: "POST",
    path: "/admin/users/",
    body: z.strictObject({
      email: nonEmpty,
      first_name: z.nullish(z.string()),
      last_name: z.nullish(z.string()),
      display_name: z.nullish(z.string()),
      password: z.nullish(z.string()),
      tenant_id: z.nullish(id),
    }),
    response: user,
    permission: "users:create",
  }),
  "users.get": endpoint({
    method: "GET",
    path: "/admin/users/{user_id}",
    response: user,
    permission: "users:read",
  }),
  "users.update": endpoint({
    method: "PATCH",
    path: "/admin/users/{user_id}",
    body: z.strictObject({
      name: z.optional(z.string()),
      status: z.optional(z.enum(userStatuses)),
      is_platform_admin: z.optional(z.boolean()),
      is_tenant_admin: z.optional(z.boolean()),
    }),
    response: user,
    permission: "users:update",
    assumed: usersAssumed,
  }),
  "users.delete": endpoint({
    method: "DELETE",
    path: "/admin/users/{user_id}",
    response: null,
    permission: "users:delete",
  }),
  "users.password": endpoint({
    method: "POST",
    path: "/admin/users/{user_id}/password",
    body: z.strictObject({ password: nonEmpty }),
    response: z.unknown(),
    permission: "users:update",
    assumed: usersAssumed,
  }),
  "users.invite": endpoint({
    method: "POST",
    path: "/admin/users/invite",
    body: z.strictObject({ email: nonEmpty, tenant_id: z.nullish(id) }),
    response: z.unknown(),
    permission: "users:create",
    assumed: usersAssumed,
  }),
  "users.resendInvite": endpoint({
    method: "POST",
    path: "/admin/users/{user_id}/resend-invite",
    response: z.unknown(),
    permission: "users:create",
    assumed: usersAssumed,
  }),
  "groups.list": endpoint({
    method: "GET",
    path: "/admin/groups/",
    response: z.looseObject({ data: z.array(group) }),
    permission: "users:read",
    assumed: groupsAssumed,
  }),
  "groups.create": endpoint({
    method: "POST",
    path: "/admin/groups/",
    body: groupWrite,
    response: group,
    permission: "users:create",
  }),
  "groups.get": endpoint({
    method: "GET",
    path: "/admin/groups/{group_id}",
    response: group,
    permission: "users:read",
  }),
  "groups.update": endpoint({
    method: "PATCH",
    path: "/admin/groups/{group_id}",
    body: z.partial(groupWrite),
    response: group,
    permission: "users:update",
    assumed: groupsAssumed,
  }),
  "groups.delete": endpoint({
    method: "DELETE",
    path: "/admin/groups/{group_id}",
    response: null,
    permission: "users:delete",
    assumed: groupsAssumed,
  }),
  "groups.members": endpoint({
    method: "GET",
    path: "/admin/groups/{group_id}/members",
    response: z.looseObject({ data: z.array(user) }),
    permission: "users:read",
    assumed: groupsAssumed,
  }),
  "groups.addMember": endpoint({
    method: "POST",
    path: "/admin/groups/{group_id}/members",
    body: z.strictObject({ user_id: id }),
    response: z.unknown(),
    permission: "users:update",
    assumed: groupsAssumed,
  }),
  "groups.removeMember": endpoint({
    method: "DELETE",
    path: "/admin/groups/{group_id}/members/{user_id}",
    response: null,
    permission: "users:update",
    assumed: groupsAssumed,
  }),
};

import { z } from "zod";
import { endpoint } from "./endpoint";
import { id, openEnum, page, paging, timestamp } from "./fields";

const userStatuses = ["active", "inactive"] as const;
const groupTypes = ["SECURITY", "DISTRIBUTION_LIST"] as const;

const user = z.looseObject({
  id,
  scaikey_user_id: z.string().nullish(),
  email: z.string(),
  name: z.string().nullish(),
  status: openEnum(userStatuses),
  is_platform_admin: z.boolean().nullish(),
  is_tenant_admin: z.boolean().nullish(),
  created_at: timestamp.nullish(),
});

const group = z.looseObject({
  id,
  name: z.string(),
  description: z.string().nullish(),
  group_type: openEnum(groupTypes).nullish(),
});
const groupWrite = z.strictObject({
  name: z.string().min(1),
  description: z.string().nullish(),
  group_type: z.enum(groupTypes).optional(),
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
      status: z.enum(userStatuses).optional(),
      search: z.string().optional(),
    }),
    response: page(user),
    permission: "users:read",
  }),
  "users.create": endpoint({
    method: "POST",
    path: "/admin/users/",
    body: z.strictObject({
      email: z.string().min(1),
      first_name: z.string().nullish(),
      last_name: z.string().nullish(),
      display_name: z.string().nullish(),
      password: z.string().nullish(),
      tenant_id: id.nullish(),
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
      name: z.string().optional(),
      status: z.enum(userStatuses).optional(),
      is_platform_admin: z.boolean().optional(),
      is_tenant_admin: z.boolean().optional(),
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
    body: z.strictObject({ password: z.string().min(1) }),
    response: z.unknown(),
    permission: "users:update",
    assumed: usersAssumed,
  }),
  "users.invite": endpoint({
    method: "POST",
    path: "/admin/users/invite",
    body: z.strictObject({ email: z.string().min(1), tenant_id: id.nullish() }),
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
    body: groupWrite.partial(),
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

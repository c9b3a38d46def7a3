import type { EndpointName } from "@/lib/contract/endpoints";
import type { Settled } from "./lost-reply";
import type { ProblemRequest } from "./problem";
import { isRead } from "./request-effect";

/** What a request was to do, in words: `{ what: "The record", plural: false, done: "created" }`. */
export interface Task {
  what: string;
  plural: boolean;
  done: string;
}

/** By the first half of an endpoint's name: one of them, and several. */
const nouns: { [prefix: string]: readonly [one: string, many: string] } = {
  apiKeys: ["The API key", "The API keys"],
  auditLogs: ["The audit entry", "The audit log"],
  authoritativeDomains: ["The authoritative domains", "The authoritative domains"],
  config: ["The setting", "The settings"],
  dnssec: ["DNSSEC", "DNSSEC"],
  domains: ["The domain", "The domains"],
  grants: ["The access grant", "The access grants"],
  groups: ["The group", "The groups"],
  nameservers: ["The nameservers", "The nameservers"],
  partners: ["The partner", "The partners"],
  ptr: ["The PTR record", "The PTR records"],
  records: ["The record", "The records"],
  reverseZones: ["The reverse zone", "The reverse zones"],
  roles: ["The role", "The roles"],
  templates: ["The template", "The templates"],
  tenants: ["The tenant", "The tenants"],
  users: ["The user", "The users"],
  validation: ["The validation", "The validation"],
};

/** By the second half, where one thing is done to it. */
const verbs: { [suffix: string]: string } = {
  activate: "activated",
  apply: "applied",
  assign: "assigned",
  cancel: "cancelled",
  check: "checked",
  create: "created",
  delete: "deleted",
  get: "loaded",
  preview: "previewed",
  regenerate: "regenerated",
  replace: "replaced",
  restore: "restored",
  revoke: "revoked",
  start: "started",
  update: "changed",
};
/** The same, done to several. */
const manyVerbs: { [suffix: string]: string } = {
  bulkCreate: "created",
  bulkDelete: "deleted",
  list: "loaded",
  search: "searched",
};

/** How things are when it is done, and when it is not; where that is not the same as being done. */
const states: { [done: string]: readonly [so: string, notSo: string] } = {
  cancelled: ["is cancelled", "is not cancelled"],
  changed: ["is as you sent it", "is not as you sent it"],
  confirmed: ["is confirmed", "is not confirmed"],
  created: ["is there", "is not there"],
  deleted: ["is gone", "is still there"],
  disabled: ["is disabled", "is still enabled"],
  enabled: ["is enabled", "is not enabled"],
  imported: ["is in the zone", "is not in the zone"],
  restored: ["is there again", "is still deleted"],
};

const one = (what: string, done: string): Task => ({ what, plural: false, done });
const many = (what: string, done: string): Task => ({ what, plural: true, done });

const exceptions: { [N in EndpointName]?: Task } = {
  "auditLogs.list": one("The audit log", "loaded"),
  "auth.config": one("The sign-in service", "reached"),
  "auth.logout": one("The session", "ended"),
  "auth.me": one("Your account", "loaded"),
  "auth.refresh": one("Your session", "renewed"),
  "auth.token": one("The sign-in", "completed"),
  "dnssec.confirmDsPublished": one("The DS record", "confirmed"),
  "dnssec.disable": one("DNSSEC", "disabled"),
  "dnssec.enable": one("DNSSEC", "enabled"),
  "dnssec.get": one("The DNSSEC state", "loaded"),
  "dnssec.rotateKsk": one("The key-signing key", "rotated"),
  "dnssec.rotateZsk": one("The zone-signing key", "rotated"),
  "domains.types": many("The record types", "loaded"),
  "export.download": one("The zone file", "exported"),
  "export.get": one("The zone file", "exported"),
  "groups.addMember": one("The member", "added"),
  "groups.members": many("The group's members", "loaded"),
  "groups.removeMember": one("The member", "removed"),
  "import.file": one("The file", "imported"),
  "import.preview": one("The import", "previewed"),
  "import.text": one("The text", "imported"),
  "me.checkPermission": one("The permission", "checked"),
  "ptr.lookup": one("The address", "looked up"),
  "roles.assignments": many("The role's assignments", "loaded"),
  "roles.effectivePermissions": many("The permissions", "loaded"),
  "roles.revoke": one("The role assignment", "revoked"),
  "templates.requiredVariables": many("The template's variables", "loaded"),
  "templates.variables": many("The built-in variables", "loaded"),
  "users.invite": one("The invitation", "sent"),
  "users.password": one("The password", "changed"),
  "users.resendInvite": one("The invitation", "sent"),
};

const plurals = new Set(["authoritativeDomains", "nameservers"]);

/** What the request was to do; an endpoint without a name is spoken of as the request. */
export function taskOf(request: ProblemRequest): Task {
  const known = request.name && exceptions[request.name];
  if (known) return known;
  const [prefix = "", suffix = ""] = request.name?.split(".") ?? [];
  const noun = nouns[prefix];
  if (noun && manyVerbs[suffix]) return many(noun[1], manyVerbs[suffix]);
  if (noun && verbs[suffix]) return { what: noun[0], plural: plurals.has(prefix), done: verbs[suffix] };
  return one("The request", isRead(request) ? "answered" : "applied");
}

/**
 * What became of a write whose reply was lost: `"The record was created"` where that is shown, `"The record is there"`
 * where only that is. `what` in place of its noun: `"www A"`.
 */
export function settledWords(settled: Settled, request: ProblemRequest, what?: string): string {
  const { plural, done, ...task } = taskOf(request);
  const many = plural && what === undefined;
  const subject = what ?? task.what;
  const were = many ? "were" : "was";
  const [so, notSo] = states[done] ?? [`was ${done}`, `was not ${done}`];
  const now = (state: string) =>
    `${subject} ${many ? state.replace(/^is/, "are").replace(/^was/, "were") : state}`;
  switch (settled) {
    case "applied":
      return `${subject} ${were} ${done}`;
    case "there":
      return now(so);
    case "absent":
      return now(notSo);
    case "not-applied":
      return `${subject} ${were} not ${done}`;
    case "unknown":
      return `It is not known yet whether ${subject.replace(/^(The|Your) /, (word) => word.toLowerCase())} ${were} ${done}`;
  }
}

import type { EndpointInput, EndpointName } from "@/lib/contract/endpoints";
import type { World } from "./conformance-world.fixture";

/** One call of an endpoint that must succeed. */
export interface Case<N extends EndpointName> {
  input(world: World): EndpointInput<N> | Promise<EndpointInput<N>>;
  /** It changes more than zones of its own making, so it is tried on the embedded API alone. */
  shared?: true;
  /** What a zone that needs no validation, as an administrator's may not, is answered instead. */
  validated?: number;
}

type Input<N extends EndpointName> = Case<N>["input"];

const plain = () => ({});
const zone = async (world: World) => ({ params: { domain_id: (await world.zone()).domain_id } });
const record = async (world: World) => ({ params: await world.record() });
const text = { format: "bind" as const, content: "www 300 IN A 192.0.2.1\n" };
const row = { name: "www", type: "A", content: "192.0.2.1" };

const role = (world: World) => ({ name: world.name("role"), permissions: ["records:read"] });
const group = (world: World) => ({ name: world.name("group") });
const user = (world: World) => ({ email: `${world.name("user")}@example.com` });
const template = (world: World) => ({
  name: world.name("template"),
  records: [{ name: "www", type: "A", content: `\${address}` }],
  variables: [{ name: "address", required: true }],
});

const key: Input<"apiKeys.create"> = async (world) => ({
  body: {
    name: world.name("key"),
    permission_source: "user" as const,
    permission_source_id: (await world.me()).id,
  },
});
const ofKey = async (world: World) => ({
  params: { key_id: (await world.need("apiKeys.create", await key(world))).id },
});
const ofRole = async (world: World) => ({
  role_id: (await world.need("roles.create", { body: role(world) })).id,
});
const ofGroup = async (world: World) => ({
  group_id: (await world.need("groups.create", { body: group(world) })).id,
});
const ofUser = async (world: World) => ({
  user_id: (await world.need("users.create", { body: user(world) })).id,
});
const ofTemplate = async (world: World) => ({
  template_id: (await world.need("templates.create", { body: template(world) })).id,
});
const grant: Input<"grants.create"> = async (world) => ({
  ...(await zone(world)),
  body: { grantee_type: "user" as const, grantee_id: (await world.me()).id, role: "read_only" as const },
});
const ofGrant = async (world: World) => {
  const sent = await grant(world);
  return { ...sent.params, grant_id: (await world.need("grants.create", sent)).id };
};
const assignment: Input<"roles.assign"> = async (world) => {
  const { id, tenant_id } = await world.me();
  return {
    params: await ofRole(world),
    body: {
      assignee_type: "user" as const,
      assignee_id: id,
      scope_type: "tenant" as const,
      scope_id: tenant_id,
    },
  };
};
const active = async (world: World) => ({ params: await world.activeZone() });
const signed = async (world: World) => {
  const sent = await active(world);
  const ds = (await world.need("dnssec.enable", { ...sent, body: {} })).ds_records?.[0];
  return {
    ...sent,
    body: { key_tag: ds?.key_tag ?? 0, digest_type: ds?.digest_type ?? 0, digest: ds?.digest ?? "" },
  };
};
const delegated = async (world: World) => {
  const { params, body } = await signed(world);
  await world.need("dnssec.confirmDsPublished", { params, body });
  return { params };
};
const reverse: Input<"reverseZones.create"> = () => ({
  body: { cidr: `198.18.${Math.floor(Math.random() * 256)}.0/24` },
});
const ofReverse = async (world: World) => {
  const { body } = await reverse(world);
  const made = await world.need("reverseZones.create", { body });
  world.keep(made);
  return { params: { domain_id: made.id }, ip: body.cidr.replace("0/24", "7") };
};
const pointer = async (world: World) => {
  const { params, ip } = await ofReverse(world);
  return { params, body: { ip, hostname: "host.example.com." } };
};
const pointed = async (world: World) => {
  const sent = await pointer(world);
  await world.need("ptr.create", sent);
  return { ...sent.params, ip: sent.body.ip };
};

/** Every endpoint of the contract: one that is missing does not compile. */
export const cases: { [N in EndpointName]: Case<N> } = {
  "health.live": { input: plain },
  "health.ready": { input: plain },
  "health.metrics": { input: plain },

  "auth.config": { input: plain },
  "auth.token": { input: (world) => ({ body: world.target.authorizationCode() ?? nobody }), shared: true },
  "auth.refresh": {
    input: async (world) => {
      const tokens = await world.need("auth.token", { body: world.target.authorizationCode() ?? nobody });
      return { body: { refresh_token: tokens.refresh_token ?? "" } };
    },
    shared: true,
  },
  "auth.me": { input: plain },
  "auth.logout": { input: plain, shared: true },
  "me.checkPermission": { input: () => ({ body: { permission: "domains:read" } }) },

  "domains.list": { input: () => ({ query: { page: 1, page_size: 2, include_deleted: true } }) },
  "domains.create": {
    input: (world) => ({
      body: { name: `${world.name("conformance")}.missing.test`, domain_type: "primary" },
    }),
  },
  "domains.types": { input: plain },
  "domains.get": { input: zone },
  "domains.update": {
    input: async (world) => ({ ...(await zone(world)), body: { description: "Changed", default_ttl: 600 } }),
  },
  "domains.delete": { input: zone },
  "domains.restore": {
    input: async (world) => {
      const sent = await zone(world);
      await world.need("domains.delete", sent);
      return sent;
    },
  },

  "validation.get": { input: zone },
  "validation.start": {
    input: async (world) => ({ ...(await zone(world)), body: { validation_type: "txt_record" } }),
    validated: 409,
  },
  "validation.check": { input: zone, validated: 404 },
  "validation.cancel": { input: zone, validated: 404 },

  "records.list": { input: async (world) => ({ ...(await zone(world)), query: { include_system: true } }) },
  "records.create": { input: async (world) => ({ ...(await zone(world)), body: row }) },
  "records.get": { input: record },
  "records.update": { input: async (world) => ({ ...(await record(world)), body: { ttl: 60 } }) },
  "records.delete": { input: record },
  "records.bulkCreate": {
    input: async (world) => ({
      ...(await zone(world)),
      body: { records: [row, { ...row, content: "x" }], continue_on_error: true },
    }),
  },
  "records.bulkDelete": {
    input: async (world) => {
      const { domain_id, record_id } = await world.record();
      return { params: { domain_id }, body: { record_ids: [record_id, "r_none"], continue_on_error: true } };
    },
  },
  "records.search": {
    input: async (world) => ({
      params: { domain_id: (await world.record()).domain_id },
      body: { query: "192.0" },
    }),
  },

  "export.get": { input: zone },
  "export.download": { input: zone },
  "import.text": { input: async (world) => ({ ...(await zone(world)), body: text }) },
  "import.file": {
    input: async (world) => ({
      ...(await zone(world)),
      body: { file: new Blob([text.content]), format: "bind", mode: "merge" },
    }),
  },
  "import.preview": {
    input: async (world) => ({
      ...(await zone(world)),
      body: { ...text, mode: "replace", content: `${text.content}nonsense\n` },
    }),
  },

  "dnssec.get": { input: zone },
  "dnssec.enable": { input: async (world) => ({ ...(await active(world)), body: { algorithm: 13 } }) },
  "dnssec.confirmDsPublished": { input: signed },
  "dnssec.rotateKsk": { input: delegated },
  "dnssec.rotateZsk": { input: delegated },
  "dnssec.disable": { input: delegated },

  "reverseZones.list": { input: () => ({ query: { page_size: 1 } }) },
  "reverseZones.preview": { input: () => ({ body: { cidr: "2001:db8::/32" } }) },
  "reverseZones.create": { input: reverse },
  "ptr.list": { input: async (world) => ({ params: (await ofReverse(world)).params }) },
  "ptr.create": { input: pointer },
  "ptr.bulkCreate": {
    input: async (world) => {
      const { params, body } = await pointer(world);
      return { params, body: { records: [body] } };
    },
  },
  "ptr.delete": { input: async (world) => ({ params: await pointed(world) }) },
  "ptr.lookup": { input: async (world) => ({ params: { ip: (await pointed(world)).ip } }) },

  "templates.list": { input: () => ({ query: { page_size: 1 } }) },
  "templates.create": { input: (world) => ({ body: template(world) }), shared: true },
  "templates.apply": {
    input: async (world) => ({
      body: {
        ...(await ofTemplate(world)),
        ...(await zone(world)).params,
        variables: { address: "192.0.2.1" },
      },
    }),
    shared: true,
  },
  "templates.variables": { input: plain },
  "templates.get": { input: async (world) => ({ params: await ofTemplate(world) }), shared: true },
  "templates.update": {
    input: async (world) => ({ params: await ofTemplate(world), body: { description: "Changed" } }),
    shared: true,
  },
  "templates.delete": { input: async (world) => ({ params: await ofTemplate(world) }), shared: true },
  "templates.requiredVariables": {
    input: async (world) => ({ params: await ofTemplate(world) }),
    shared: true,
  },
  "templates.preview": {
    input: async (world) => ({
      params: { ...(await ofTemplate(world)), ...(await zone(world)).params },
      body: { variables: { address: "192.0.2.1" } },
    }),
    shared: true,
  },

  "grants.list": { input: zone },
  "grants.create": { input: grant },
  "grants.get": { input: async (world) => ({ params: await ofGrant(world) }) },
  "grants.update": { input: async (world) => ({ params: await ofGrant(world), body: { notes: "Changed" } }) },
  "grants.delete": { input: async (world) => ({ params: await ofGrant(world) }) },
  "roles.list": { input: plain },
  "roles.create": { input: (world) => ({ body: role(world) }), shared: true },
  "roles.get": { input: async (world) => ({ params: await ofRole(world) }), shared: true },
  "roles.update": {
    input: async (world) => ({ params: await ofRole(world), body: { description: "Changed" } }),
    shared: true,
  },
  "roles.delete": { input: async (world) => ({ params: await ofRole(world) }), shared: true },
  "roles.assignments": { input: async (world) => ({ params: await ofRole(world) }), shared: true },
  "roles.assign": { input: assignment, shared: true },
  "roles.revoke": {
    input: async (world) => {
      const sent = await assignment(world);
      return { params: { ...sent.params, assignment_id: (await world.need("roles.assign", sent)).id } };
    },
    shared: true,
  },
  "roles.effectivePermissions": {
    input: async (world) => ({
      params: { user_id: (await world.me()).id },
      query: { domain_id: (await world.zone()).domain_id },
    }),
  },

  "users.list": { input: () => ({ query: { page_size: 1 } }) },
  "users.create": { input: (world) => ({ body: user(world) }), shared: true },
  "users.get": { input: async (world) => ({ params: { user_id: (await world.me()).id } }) },
  "users.update": {
    input: async (world) => ({ params: await ofUser(world), body: { name: "Changed" } }),
    shared: true,
  },
  "users.delete": { input: async (world) => ({ params: await ofUser(world) }), shared: true },
  "users.password": {
    input: async (world) => ({ params: await ofUser(world), body: { password: world.name("Password-") } }),
    shared: true,
  },
  "users.invite": { input: (world) => ({ body: user(world) }), shared: true },
  "users.resendInvite": { input: async (world) => ({ params: await ofUser(world) }), shared: true },
  "groups.list": { input: plain },
  "groups.create": { input: (world) => ({ body: group(world) }), shared: true },
  "groups.get": { input: async (world) => ({ params: await ofGroup(world) }), shared: true },
  "groups.update": {
    input: async (world) => ({ params: await ofGroup(world), body: { description: "Changed" } }),
    shared: true,
  },
  "groups.delete": { input: async (world) => ({ params: await ofGroup(world) }), shared: true },
  "groups.members": { input: async (world) => ({ params: await ofGroup(world) }), shared: true },
  "groups.addMember": {
    input: async (world) => ({
      params: await ofGroup(world),
      body: { user_id: (await world.me()).id },
    }),
    shared: true,
  },
  "groups.removeMember": {
    input: async (world) => {
      const params = await ofGroup(world);
      const user_id = (await world.me()).id;
      await world.need("groups.addMember", { params, body: { user_id } });
      return { params: { ...params, user_id } };
    },
    shared: true,
  },

  "apiKeys.list": { input: plain },
  "apiKeys.create": { input: key, shared: true },
  "apiKeys.get": { input: ofKey, shared: true },
  "apiKeys.update": {
    input: async (world) => ({ ...(await ofKey(world)), body: { description: "Changed" } }),
    shared: true,
  },
  "apiKeys.regenerate": { input: ofKey, shared: true },
  "apiKeys.revoke": { input: async (world) => ({ ...(await ofKey(world)), body: {} }), shared: true },
  "apiKeys.activate": {
    input: async (world) => {
      const sent = await ofKey(world);
      await world.need("apiKeys.revoke", { ...sent, body: {} });
      return sent;
    },
    shared: true,
  },
  "apiKeys.delete": { input: ofKey, shared: true },

  "auditLogs.list": {
    input: async (world) => {
      await world.zone();
      return { query: { page_size: 5, action: "domain.create" } };
    },
  },
  "auditLogs.get": {
    input: async (world) => {
      await world.zone();
      const { data } = await world.need("auditLogs.list", { query: { page_size: 1 } });
      return { params: { log_id: data[0]?.id ?? "none" } };
    },
  },

  "config.list": { input: plain },
  "config.get": { input: async (world) => ({ params: { key: await settingOf(world) } }) },
  "config.update": {
    input: async (world) => ({ params: { key: await settingOf(world) }, body: { value: "1" } }),
    shared: true,
  },
  "nameservers.get": { input: plain },
  "nameservers.replace": {
    input: () => ({ body: { nameservers: ["ns1.example.net.", "ns2.example.net."] } }),
    shared: true,
  },
  "authoritativeDomains.get": { input: plain },
  "authoritativeDomains.replace": { input: () => ({ body: { domains: ["example.net"] } }), shared: true },
  "partners.list": { input: plain },
  "partners.get": {
    input: async (world) => ({
      params: { partner_id: (await world.need("partners.list", {})).data[0]?.id ?? "none" },
    }),
  },
  "tenants.list": { input: () => ({ query: { page_size: 1 } }) },
  "tenants.get": { input: async (world) => ({ params: { tenant_id: (await world.me()).tenant_id } }) },
  "tenants.update": {
    input: async (world) => ({
      params: { tenant_id: (await world.me()).tenant_id },
      body: { name: "Changed" },
    }),
    shared: true,
  },
  "tenants.create": {
    input: (world) => {
      const name = world.name("tenant");
      return { body: { name, slug: name, scaikey_tenant_id: name } };
    },
    shared: true,
  },
};

/** No code that any sign-in has given. */
const nobody = { code: "none", code_verifier: "none", redirect_uri: "none" };

async function settingOf(world: World): Promise<string> {
  return (await world.need("config.list", {})).configs[0]?.key ?? "none";
}

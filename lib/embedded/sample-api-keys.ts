/** Sample API keys: fixed and public, so that scripts and tests can use them. They exist in sample data only. */
export const sampleApiKeys = {
  platform_admin: "sdk_live_sample_platform_admin",
  tenant_admin: "sdk_live_sample_tenant_admin",
  domain_admin: "sdk_live_sample_domain_admin",
  domain_manager: "sdk_live_sample_domain_manager",
  record_editor: "sdk_live_sample_record_editor",
  read_only: "sdk_live_sample_read_only",
  /** An administrator of the second tenant. */
  other_tenant: "sdk_live_sample_other_tenant",
  /** The first tenant's administrator at 10 requests a minute. */
  slow_lane: "sdk_live_sample_slow_lane",
} as const;

/** Sample keys that are refused: with a 401, a 401, and a 403 from anywhere but 198.51.100.0/24. */
export const sampleRefusedKeys = {
  revoked: "sdk_live_sample_revoked",
  expired: "sdk_live_sample_expired",
  other_network: "sdk_live_sample_other_network",
} as const;

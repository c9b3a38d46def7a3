/** Sample API keys: fixed and public, so that scripts and tests can use them. They exist in sample data only. */
export const sampleApiKeys = {
  platform_admin: "sdk_live_sample_platform_admin",
  tenant_admin: "sdk_live_sample_tenant_admin",
  domain_admin: "sdk_live_sample_domain_admin",
  domain_manager: "sdk_live_sample_domain_manager",
  record_editor: "sdk_live_sample_record_editor",
  read_only: "sdk_live_sample_read_only",
  other_tenant: "sdk_live_sample_other_tenant",
  slow_lane: "sdk_live_sample_slow_lane",
} as const;

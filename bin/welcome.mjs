/** What `npm start` says once the console serves: the address, the API behind it, and how to sign in. */
export function welcome({ host, port, publicUrl, api }, milliseconds) {
  const lines = [
    `ScaiDNS Console is ready after ${(milliseconds / 1000).toFixed(1)} s: ${publicUrl}`,
    ...(api.mode === "embedded" ? embedded(api, host) : upstream(api, host, port)),
  ];
  return `\n${lines.join("\n")}\n`;
}

function embedded(api, host) {
  return [
    `  API      embedded, data in ${api.dataDir}`,
    "  Sign in  as a sample user with ScaiKey, or with a sample API key: sdk_live_sample_tenant_admin (more in README.md)",
    api.exposed
      ? `  Network  listens on ${host}: whoever reaches it can use the sample keys, which are public (EXPOSE_SAMPLE_KEYS_TO_NETWORK)`
      : `  Network  listens on ${host} only, because the sample keys are public`,
  ];
}

function upstream(api, host, port) {
  return [
    `  API      ${api.url}`,
    "  Sign in  with ScaiKey or with an API key of that API",
    `  Network  listens on ${host}, port ${port}`,
  ];
}

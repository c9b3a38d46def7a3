/** @type {import("next").NextConfig} */
const config = {
  // The API's collection roots end in a slash; without this Next answers them with a 308.
  skipTrailingSlashRedirect: true,
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ["libsql"],
};

export default config;

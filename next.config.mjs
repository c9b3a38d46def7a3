const headers = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  {
    key: "Permissions-Policy",
    value: "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
  },
];

/** @type {import("next").NextConfig} */
const config = {
  // The API's collection roots end in a slash; without this Next answers them with a 308.
  skipTrailingSlashRedirect: true,
  poweredByHeader: false,
  // Types are checked by `npm run check`; a build for use does not do it again.
  typescript: { ignoreBuildErrors: true },
  reactStrictMode: true,
  // Few and large: a zone's records page took 28 files of script, most of them small, and takes 10.
  experimental: { turbopackChunking: { minChunkSize: 400_000, maxMergeChunkSize: 2_000_000 } },
  serverExternalPackages: ["libsql"],
  headers: async () => [{ source: "/:path*", headers }],
  // A browser asks for it when it has not come to the page's own icon yet.
  rewrites: async () => [{ source: "/favicon.ico", destination: "/icon.svg" }],
};

export default config;

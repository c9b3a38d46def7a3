/** Browsers by the token that tells them apart; those built on others come before them. */
const browsers: readonly [name: string, token: RegExp][] = [
  ["Edge", /\bEdg(?:A|iOS)?\/([\d.]+)/],
  ["Opera", /\bOPR\/([\d.]+)/],
  ["Samsung Internet", /\bSamsungBrowser\/([\d.]+)/],
  ["Firefox", /\b(?:Firefox|FxiOS)\/([\d.]+)/],
  ["Chrome", /\b(?:HeadlessChrome|Chrome|CriOS)\/([\d.]+)/],
  ["Safari", /\bVersion\/([\d.]+).* Safari\//],
];

const systems: readonly [name: string, token: RegExp][] = [
  ["iPhone", /\biPhone\b/],
  ["iPad", /\biPad\b/],
  ["Android", /\bAndroid\b/],
  ["Windows", /\bWindows\b/],
  ["macOS", /\bMacintosh\b/],
  ["ChromeOS", /\bCrOS\b/],
  ["Linux", /\bLinux\b/],
];

/**
 * A user agent in words, as far as it tells: "Firefox 140 on Linux", "octodns 1.10.0". Of others their first
 * product (RFC 9110 §10.1.5); undefined where it is none.
 */
export function userAgentWords(userAgent: string): string | undefined {
  if (!userAgent.startsWith("Mozilla/")) {
    const product = /^([\w!#$%&'*+.^`|~-]{1,60})(?:\/([\w!#$%&'*+.^`|~-]{1,60}))?(?: |$)/.exec(userAgent);
    return product?.slice(1).filter(Boolean).join(" ");
  }
  const system = systems.find(([, token]) => token.test(userAgent))?.[0];
  for (const [name, token] of browsers) {
    const version = token.exec(userAgent)?.[1];
    if (version === undefined) continue;
    // Of most browsers the first number alone counts; Safari's second is a release of its own.
    const parts = version.split(".").slice(0, name === "Safari" ? 2 : 1);
    return `${name} ${parts.join(".")}${system ? ` on ${system}` : ""}`;
  }
  return undefined;
}

/**
 * The style element that sonner makes by itself and can't put a nonce on: as it is first, empty, and as it is then.
 * The test computes them anew from the installed package.
 */
const sonnerStyles = [
  "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  "'sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY='",
];

/**
 * The policy of every page: only our own scripts, marked by a nonce, and what they load; styles of ours; no frames,
 * no plugins, no forms to elsewhere. `style` attributes are allowed, since server-rendered ones can't bear a nonce.
 * `development` adds what Next's development server needs: `eval`, its own styles and its websocket.
 */
export function contentSecurityPolicy(nonce: string, development: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : [`'nonce-${nonce}'`, ...sonnerStyles].join(" ")}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

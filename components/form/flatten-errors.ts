/** One message of a form's own check; no `path`: it is about the whole form. */
export interface FormMessage {
  path?: string;
  message: string;
}

/**
 * The messages in a tree of react-hook-form errors, each with its path:
 * `{ records: [, { ttl: { type, message } }] }` → `records.1.ttl`.
 */
export function flattenErrors(errors: unknown, path = ""): FormMessage[] {
  if (typeof errors !== "object" || errors === null || errors instanceof Element) return [];
  if ("message" in errors && typeof errors.message === "string" && "type" in errors) {
    return [{ ...(path !== "" && { path }), message: errors.message }];
  }
  return Object.entries(errors)
    .filter(([key]) => key !== "ref")
    .flatMap(([key, value]) => flattenErrors(value, path === "" ? key : `${path}.${key}`));
}

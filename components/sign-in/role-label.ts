/** A role's name as words: `tenant_admin` → "Tenant admin", `read_only on example.com` → "Read only on example.com". */
export function roleLabel(role: string): string {
  const [, name = "", rest = ""] = /^(\S*)(.*)$/.exec(role) ?? [];
  const words = name.replaceAll("_", " ");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${rest}`;
}

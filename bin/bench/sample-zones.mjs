/** Record values that a run changes: of the record at the apex, which stands first. */
export const editedName = "@";
export const editedValue = (number) => `192.0.2.${100 + (number % 100)}`;

/** The character that is typed into the filter; one name in eight has it, and no value, type or state that does not. */
export const typedCharacter = "q";

const words = ["api", "web", "mail", "db", "edge", "cache", "node", "queue"];

/** A zone's records as CSV (the API's import): mostly addresses, all of different names. */
function zoneCsv(size) {
  const lines = ["name,type,content,ttl,disabled", `${editedName},A,${editedValue(0)},300,false`];
  for (let index = 1; index < size; index += 1) {
    const [type, content] = contentOf(index);
    const quoted = content.includes('"') ? `"${content.replaceAll('"', '""')}"` : content;
    lines.push(`${words[index % words.length]}-${index},${type},${quoted},3600,false`);
  }
  return lines.join("\n");
}

function contentOf(index) {
  const kind = index % 20;
  if (kind < 12) return ["A", `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`];
  if (kind < 15) return ["AAAA", `2001:db8::${(index >> 16).toString(16)}:${(index & 65_535).toString(16)}`];
  if (kind < 17) return ["CNAME", `lb-${index % 9}.example.net.`];
  if (kind < 18) return ["TXT", `"site-verification=${index}"`];
  if (kind < 19) return ["MX", `10 mx-${index % 3}.example.net.`];
  return ["SRV", `0 5 5060 sip-${index % 5}.example.net.`];
}

/** Speaks to a console's API as a script does; throws where it refuses. */
export function apiClient(url) {
  const call = async (path, body, key = "tenant_admin") => {
    const reply = await fetch(`${url}/api/v1${path}`, {
      headers: { "x-api-key": `sdk_live_sample_${key}`, "content-type": "application/json" },
      ...(body && { method: "POST", body: JSON.stringify(body) }),
    });
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
    return reply.json();
  };
  const newDomain = (name) => call("/domains/", { name, domain_type: "primary" }, "platform_admin");
  return {
    call,
    newDomain,
    /** A zone of so many records, SOA and NS not counted; resolves to its id. */
    newZone: async (size) => {
      const { id } = await newDomain(`bench-${size}.example`);
      const content = zoneCsv(size);
      const sent = { format: "csv", mode: "merge", content };
      const { imported_count: imported } = await call(`/domains/${id}/import/text`, sent);
      if (imported !== size) throw new Error(`${imported} of ${size} records were imported`);
      return id;
    },
  };
}

/** A session's cookies, for a browser that is signed in from its first request on. */
export async function signIn(url) {
  const reply = await fetch(`${url}/api/session/api-key`, {
    method: "POST",
    headers: { origin: url, "content-type": "application/json" },
    body: JSON.stringify({ api_key: "sdk_live_sample_tenant_admin" }),
  });
  if (!reply.ok) throw new Error(`No session: ${reply.status} ${await reply.text()}`);
  return reply.headers
    .getSetCookie()
    .map((cookie) => /^(?<name>[^=]+)=(?<value>[^;]*)/.exec(cookie)?.groups)
    .filter((cookie) => cookie?.value)
    .map(({ name, value }) => ({ name, value, url }));
}

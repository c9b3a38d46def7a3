import path from "node:path";
import { openEmbedded } from "./embedded.mjs";
import { quantile } from "./statistics.mjs";

const entries = 1_000_000;
const days = 365;
const callsEach = 9;

const actions = [
  ...Array(40).fill("record.update"),
  ...Array(25).fill("record.create"),
  ...Array(15).fill("record.delete"),
  ...Array(8).fill("domain.update"),
  ...Array(5).fill("record.bulk_create"),
  ...Array(4).fill("domain.export"),
  ...["dnssec.rotate_zsk", "domain.validation.failure", "api_key.use"],
];

/**
 * Fills a log with a million entries of a year, busier towards its end: two tenants, 40 people and 8 keys, 20,000
 * records and 300 domains, one of which has a tenth of all.
 */
const fill = `
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < :entries),
drawn AS MATERIALIZED (SELECT i, abs(random()) % 100 AS a, abs(random()) AS r, abs(random()) AS s, abs(random()) AS t FROM n),
told AS (SELECT *, :actions ->> a AS action FROM drawn)
INSERT INTO audit_logs (id, tenant_id, actor_type, actor_id, actor_email, action, resource_type, resource_id,
  resource_name, details, ip_address, user_agent, timestamp)
SELECT 'log_bench' || i,
  iif(r % 10 = 0, 't_lumen', 't_northwind'),
  CASE WHEN s % 50 = 0 THEN 'system' WHEN s % 3 = 0 THEN 'api_key' ELSE 'user' END,
  CASE WHEN s % 50 = 0 THEN NULL WHEN s % 3 = 0 THEN 'key_bench' || (s % 8) ELSE 'u_bench' || (s % 40) END,
  'person' || (s % 40) || '@northwind.example',
  action,
  CASE WHEN action LIKE 'record.bulk%' THEN 'domain' WHEN action LIKE 'record.%' THEN 'record'
    WHEN action LIKE 'api_key.%' THEN 'api_key' ELSE 'domain' END,
  CASE WHEN action LIKE 'record.bulk%' OR action NOT LIKE 'record.%'
    THEN 'd_bench' || iif(t % 10 = 0, 0, t % 300) ELSE 'r_bench' || (t % 20000) END,
  CASE WHEN action LIKE 'record.bulk%' OR action NOT LIKE 'record.%'
    THEN 'bench-' || iif(t % 10 = 0, 0, t % 300) || '.example' ELSE 'host-' || (t % 20000) || '.northwind.example A' END,
  json_object('before', json_object('name', 'host-' || (t % 20000) || '.northwind.example', 'type', 'A',
    'content', '192.0.2.' || (r % 250), 'ttl', 3600), 'after', json_object('name', 'host-' || (t % 20000) ||
    '.northwind.example', 'type', 'A', 'content', '192.0.2.' || (s % 250), 'ttl', 300)),
  '192.0.2.' || (s % 250),
  'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  strftime('%Y-%m-%dT%H:%M:%fZ', :end - :days * 86400 * (1 - sqrt((i + 0.5) / :entries)), 'unixepoch')
FROM told`;

const day = (ago) => new Date(Date.now() - ago * 86_400_000).toISOString();

/** What the console asks for: each filter of the contract alone, some of them together, and far pages. */
const questions = {
  "the newest": {},
  "page 5,000": { page: 5000 },
  "the last page": { page: entries / 100 },
  "one entry for a count": { page_size: 1 },
  "a tenant": { tenant_id: "t_northwind" },
  "a tenant, far back": { tenant_id: "t_lumen", page: 900 },
  "an action": { action: "record.update" },
  "an action, far back": { action: "record.update", page: 3000 },
  "a rare action": { action: "dnssec.rotate_zsk" },
  "an action that never was": { action: "role.assign" },
  "a type of actor": { actor_type: "system", page: 100 },
  "an actor": { actor_id: "u_bench7" },
  "an actor, far back": { actor_id: "u_bench7", page: 100 },
  "a type of object": { resource_type: "domain" },
  "a rare type of object": { resource_type: "api_key", page: 50 },
  "a record": { resource_type: "record", resource_id: "r_bench77" },
  "a domain": { resource_id: "d_bench77" },
  "a busy domain": { resource_id: "d_bench0" },
  "a busy domain, far back": { resource_id: "d_bench0", page: 150 },
  "an hour": { start_date: day(40), end_date: day(40 - 1 / 24) },
  "a day": { start_date: day(40).slice(0, 10), end_date: day(40).slice(0, 10) },
  "30 days": { start_date: day(30) },
  "30 days, the last page": { start_date: day(30), page: 1500 },
  "all at once": {
    tenant_id: "t_northwind",
    actor_type: "user",
    actor_id: "u_bench7",
    action: "record.update",
    resource_type: "record",
    start_date: day(200),
    end_date: day(10.5),
  },
};

/**
 * How long the embedded API takes for a page of 100 of a million entries, for the slowest of these questions: one
 * figure, the median of some calls in ms, per round. `tell` hears of the slowest. Needs some 700 MB in `folder`.
 */
export async function measureAuditLog(folder, rounds, tell) {
  const dataDir = path.join(folder, "audited");
  const { embedded, openDb, close } = await openEmbedded(dataDir);
  try {
    const db = openDb(dataDir);
    try {
      const end = Math.floor(Date.now() / 1000) - 60;
      db.transaction(() => db.run(fill, { entries, end, actions: JSON.stringify(actions), days }));
    } finally {
      db.close();
    }
    const ask = async (query) => {
      const url = `http://localhost/api/v1/admin/audit-logs/?${new URLSearchParams({ page_size: 100, ...query })}`;
      const request = new Request(url, { headers: { "x-api-key": "sdk_live_sample_platform_admin" } });
      const began = performance.now();
      const reply = await embedded.handle(request, { ip: "127.0.0.1" });
      const body = await reply.json();
      const took = performance.now() - began;
      if (reply.status !== 200) throw new Error(`The embedded API answered ${reply.status}`);
      return { took, total: body.total };
    };
    const { total } = await ask({});
    if (total < entries) throw new Error(`The log has ${total} entries`);
    const worst = [];
    for (let round = 0; round < rounds; round += 1) {
      const medians = [];
      for (const [name, query] of Object.entries(questions)) {
        const times = [];
        for (let call = 0; call < callsEach; call += 1) times.push((await ask(query)).took);
        medians.push({ name, median: quantile(times, 0.5) });
      }
      medians.sort((one, other) => other.median - one.median);
      tell(medians);
      worst.push(medians[0].median);
    }
    return worst;
  } finally {
    await close();
  }
}

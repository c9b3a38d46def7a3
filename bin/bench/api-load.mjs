import { Agent, request } from "node:http";
import { openEmbedded } from "./embedded.mjs";
import { quantile } from "./statistics.mjs";

const headers = { "x-api-key": "sdk_live_sample_tenant_admin" };
const ip = "127.0.0.1";

/** Asks for a path on so many connections for a while; requests per second, and the 95th percentile in ms. */
export async function loadApi(url, { connections, seconds, check }) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  check(JSON.parse(await get(url, agent)));
  const times = [];
  const began = performance.now();
  const until = began + seconds * 1000;
  const connection = async () => {
    while (performance.now() < until) times.push(await timeOf(() => get(url, agent)));
  };
  await Promise.all(Array.from({ length: connections }, connection));
  const took = (performance.now() - began) / 1000;
  agent.destroy();
  return { rate: times.length / took, p95: quantile(times, 0.95) };
}

/**
 * What a request costs beyond what the embedded API itself takes for it: the median over HTTP, on one connection,
 * less the median of the function called in this process, from the same sources, with sample data in `dataDir`. One
 * figure, in ms, per round; HTTP itself, at both ends, and Next are part of it.
 */
export async function gatewayCosts(url, dataDir, rounds) {
  const { embedded, close } = await openEmbedded(dataDir);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  try {
    const list = JSON.parse(await get(`${url}/api/v1/domains/?page_size=1&search=northwind`, agent));
    const asked = `/api/v1/domains/${list.data[0].id}`;
    const direct = async () => {
      const reply = await embedded.handle(new Request(`${url}${asked}`, { headers }), { ip });
      if (reply.status !== 200) throw new Error(`The embedded API answered ${reply.status}`);
      return reply.text();
    };
    const byHttp = () => get(`${url}${asked}`, agent);
    await medianTime(direct);
    await medianTime(byHttp);
    const costs = [];
    for (let round = 0; round < rounds; round += 1) {
      const called = await medianTime(direct);
      costs.push((await medianTime(byHttp)) - called);
    }
    return costs;
  } finally {
    agent.destroy();
    await close();
  }
}

async function medianTime(act) {
  const times = [];
  for (let number = 0; number < 200; number += 1) times.push(await timeOf(act));
  return quantile(times, 0.5);
}

async function timeOf(act) {
  const began = performance.now();
  await act();
  return performance.now() - began;
}

function get(url, agent) {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, headers }, (reply) => {
      const chunks = [];
      reply.on("data", (chunk) => chunks.push(chunk));
      reply.on("error", reject);
      reply.on("end", () => {
        const text = Buffer.concat(chunks).toString();
        if (reply.statusCode === 200) resolve(text);
        else reject(new Error(`${url}: ${reply.statusCode} ${text}`));
      });
    });
    sent.on("error", reject);
    sent.end();
  });
}

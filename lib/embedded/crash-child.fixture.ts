import crypto from "node:crypto";
import { writeSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { z } from "zod";
import { openEmbedded } from "./embedded";
import { sampleApiKeys } from "./sample-api-keys";

/**
 * A process that writes batches until it is killed, told by its arguments: data folder, domain, `bulk` or `import`,
 * rows in a batch, and after how many ids to kill itself (0: wait to be killed). Says which batch begins and ends.
 */
const [dataDir = "", domainId = "", kind = "bulk", size = "500", killAfter = "0"] = process.argv.slice(2);

const api = openEmbedded({ dataDir, publicUrl: "http://console.test" });
const batch = Date.now();

function request(path: string, body: object): Promise<Response> {
  return api.handle(
    new Request(`http://console.test/api/v1/domains/${domainId}/${path}`, {
      method: "POST",
      headers: { "x-api-key": sampleApiKeys.tenant_admin, "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  );
}

if (killAfter !== "0") {
  // Each row takes one id, so this ends the process between two rows of one transaction.
  const real = crypto.randomBytes;
  let left = Number(killAfter);
  const counted = (octets: number) => {
    left -= 1;
    if (left === 0) process.kill(process.pid, "SIGKILL");
    return real(octets);
  };
  Object.assign(crypto, { randomBytes: counted });
  syncBuiltinESMExports();
}

for (let turn = 0; ; turn++) {
  const name = `b${batch}-${turn}`;
  const rows = Array.from({ length: Number(size) }, (_, at) => ({
    name: `r${at}.${name}`,
    type: "TXT",
    content: `"${"x".repeat(100)}"`,
  }));
  writeSync(1, `start ${name}\n`);
  const content = rows.map((row) => `${row.name} 60 TXT ${row.content}`).join("\n");
  const reply = await (kind === "bulk"
    ? request("records/bulk", { records: rows })
    : request("import/text", { format: "bind", content }));
  const answer = z.looseObject({
    total_created: z.number().optional(),
    imported_count: z.number().optional(),
  });
  const { total_created, imported_count } = answer.parse(await reply.json());
  if ((total_created ?? imported_count) !== rows.length) throw new Error(`${name} was refused`);
  writeSync(1, `done ${name}\n`);
}

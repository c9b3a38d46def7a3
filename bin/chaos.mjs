import "./node-version.mjs";

import("./chaos-run.mjs").then(({ chaos }) => chaos(process.argv.slice(2)));

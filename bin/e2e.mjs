import "./node-version.mjs";

import("./end-to-end.mjs").then(({ endToEnd }) => endToEnd(process.argv.slice(2)));

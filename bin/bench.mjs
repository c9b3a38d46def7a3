import "./node-version.mjs";

import("./bench/benchmark.mjs").then(({ benchmark }) => benchmark(process.argv.slice(2)));

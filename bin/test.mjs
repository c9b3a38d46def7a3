import "./node-version.mjs";

import("./all-tests.mjs").then(({ allTests }) => allTests());

import "./node-version.mjs";

import("./console-server.mjs").then(({ start }) => start());

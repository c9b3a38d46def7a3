import "./node-version.mjs";

import("./console-server.mjs").then(({ develop }) => develop());

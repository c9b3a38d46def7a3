import "./node-version.mjs";

import("./reset-sample-data.mjs").then(({ resetSampleData }) => resetSampleData());

import { parseArgs } from "node:util";
import { fail } from "../project.mjs";

const allSizes = [20, 1000, 10_000, 50_000, 100_000];
const parts = ["audit"];

/**
 * What `npm run bench -- --runs 1 --sizes 20,1000` or `--only audit` asks for; ends the process when it asks for
 * anything else.
 */
export function readOptions(args) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        runs: { type: "string", default: "5" },
        sizes: { type: "string" },
        only: { type: "string" },
      },
    });
    if (values.only !== undefined && !parts.includes(values.only)) {
      throw new Error(`--only takes ${parts.join(" or ")}, not "${values.only}"`);
    }
    return {
      only: values.only,
      runs: count("--runs", values.runs),
      sizes: values.sizes?.split(",").map((size) => count("--sizes", size)) ?? allSizes,
    };
  } catch (error) {
    return fail(
      `${error.message}\nUsage: npm run bench -- [--runs 5] [--sizes ${allSizes}] [--only ${parts.join("|")}]`,
    );
  }
}

function count(option, text) {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new Error(`${option} takes whole numbers above 0, not "${text}"`);
  return Number(text);
}

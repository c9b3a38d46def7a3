import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * Rooms and the rooms each may import, first match of a path wins. `*` after a room's name: what it may import
 * only lazily, with `import()`. See CONTRIBUTING.md, "The map".
 */
const rooms: [RegExp, name: string, mayImport: string[]][] = [
  [/^lib\/dns\//, "dns", ["dns"]],
  [/^lib\/contract\//, "contract", ["contract", "dns"]],
  [/^lib\/errors\//, "errors", ["errors", "contract", "dns"]],
  [/^lib\/changes\//, "changes", ["changes", "errors", "contract", "dns"]],
  [/^lib\/audit\//, "audit", ["audit", "changes", "errors", "contract", "dns"]],
  [/^lib\/api\//, "api", ["api", "changes", "errors", "contract", "dns", "permissions"]],
  [/^lib\/embedded\//, "embedded", ["embedded", "contract", "dns"]],
  [/^lib\/gateway\//, "gateway", ["gateway", "embedded*", "contract", "dns", "env", "paths"]],
  [/^lib\/permissions\.ts$/, "permissions", ["contract"]],
  [/^lib\/paths\.ts$/, "paths", []],
  [/^lib\/env\.ts$/, "env", []],
  [/^components\/ui\//, "ui", ["ui"]],
  [
    /^components\//,
    "components",
    ["components", "ui", "api", "audit", "changes", "errors", "contract", "dns", "permissions", "paths"],
  ],
  [/^app\/api\//, "app/api", ["app/api", "gateway", "contract", "env"]],
  [/^app\//, "app", ["app", "components", "ui", "paths", "gateway"]],
  [/^proxy\.ts$/, "proxy", ["gateway", "env"]],
];

function roomOf(path: string) {
  const found = rooms.find(([pattern]) => pattern.test(path));
  return found && { name: found[1], mayImport: found[2] };
}

interface Import {
  path: string;
  lazy: boolean;
}

/** The project's own files a source imports; types count too. */
function importsOf(path: string, source: string): Import[] {
  const found: Import[] = [];
  const pattern = /(?:\bfrom\s*|\bimport\s*(\()?\s*)["']([^"']+)["']/g;
  for (const [, lazy, target = ""] of source.matchAll(pattern)) {
    if (target.startsWith("@/")) found.push({ path: withExtension(target.slice(2)), lazy: Boolean(lazy) });
    else if (target.startsWith(".")) {
      found.push({
        path: withExtension(posix.join(posix.dirname(path), target)),
        lazy: Boolean(lazy),
      });
    }
  }
  return found;
}

const withExtension = (path: string) => (/\.\w+$/.test(path) ? path : `${path}.ts`);

/** What is wrong with a file's imports, one sentence each. */
function wrongArrows(path: string, source: string): string[] {
  const from = roomOf(path);
  if (!from) return [];
  return importsOf(path, source).flatMap((target) => {
    const to = roomOf(target.path);
    if (!to || from.mayImport.includes(to.name)) return [];
    if (target.lazy && from.mayImport.includes(`${to.name}*`)) return [];
    return [`${path} (${from.name}) imports ${target.path} (${to.name})`];
  });
}

const isTest = (path: string) => /\.test\.tsx?$/.test(path);

function sources(): [path: string, source: string][] {
  return ["app", "components", "lib"]
    .flatMap((folder) =>
      readdirSync(`${root}${folder}`, { recursive: true, encoding: "utf8" }).map(
        (file) => `${folder}/${file}`,
      ),
    )
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => [path, readFileSync(`${root}${path}`, "utf8")]);
}

describe("import arrows", () => {
  test("every import goes along the map's arrows", () => {
    const product = sources().filter(([path]) => !isTest(path) && !/\.fixture\.tsx?$/.test(path));
    expect(product.length).toBeGreaterThan(50);
    expect(product.flatMap(([path, source]) => wrongArrows(path, source))).toEqual([]);
  });

  test.each([
    ["components/records/table.tsx", 'import { openEmbedded } from "@/lib/embedded/embedded";'],
    ["components/records/table.tsx", 'const { env } = await import("@/lib/env");'],
    ["lib/dns/name.ts", 'import type { Domain } from "../contract/domains";'],
    ["lib/errors/problem.ts", 'import { call } from "@/lib/api/call";'],
    ["lib/errors/problem.ts", 'import type { Plan } from "@/lib/changes/plan";'],
    ["lib/changes/plan.ts", 'import { call } from "../api/call";'],
    ["lib/gateway/upstream.ts", 'import { openEmbedded } from "@/lib/embedded/embedded";'],
    ["app/(console)/domains/page.tsx", 'import { useApi } from "@/lib/api/query";'],
    ["components/ui/button.tsx", 'import { paths } from "@/lib/paths";'],
  ])("%s objects to %s", (path, source) => {
    expect(wrongArrows(path, source)).toHaveLength(1);
  });

  test("the embedded API may be loaded lazily by the gateway", () => {
    const source = 'const { openEmbedded } = await import("@/lib/embedded/embedded");';
    expect(wrongArrows("lib/gateway/upstream.ts", source)).toEqual([]);
  });
});

/** Rooms of the server alone: nobody downloads what they import. */
const serverRooms = /^lib\/(embedded|gateway)\/|^lib\/env\.ts$/;

/** Classic zod is three times the script of `zod/mini`: methods that nobody calls cannot be left out of a bundle. */
function importsClassicZod(path: string, source: string): boolean {
  const classic = /(?:\bfrom\s*|\bimport\s*\(?\s*)["']zod(?!\/mini["'])/;
  return !serverRooms.test(path) && classic.test(source);
}

describe("zod", () => {
  test("what the browser may load uses zod/mini", () => {
    const product = sources().filter(([path]) => !isTest(path));
    expect(product.filter((file) => importsClassicZod(...file)).map(([path]) => path)).toEqual([]);
  });

  test.each([
    ["lib/contract/records.ts", 'import { z } from "zod";'],
    ["components/form/form.tsx", 'import type * as z from "zod/v4";'],
    ["lib/api/call.ts", 'const { z } = await import("zod");'],
  ])("%s objects to %s", (path, source) => {
    expect(importsClassicZod(path, source)).toBe(true);
  });

  test.each([
    ["lib/embedded/db.ts", 'import { z } from "zod";'],
    ["lib/contract/records.ts", 'import * as z from "zod/mini";'],
  ])("%s may have %s", (path, source) => {
    expect(importsClassicZod(path, source)).toBe(false);
  });
});

/** Without strings and tags; prose in markup ("such as SPF") is no code. */
function withoutText(line: string): string {
  const code = line.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""').replaceAll(/<(?!any>)[^<>]*>/g, "");
  return /[=;(]/.test(code) ? code : "";
}

/** Things that may stand only where the map says, or nowhere. */
const forbidden: [what: string, pattern: RegExp, allowed: RegExp, example: string][] = [
  [
    "setError outside the form shell",
    /\.setError\(|\bsetError\(/,
    /^components\/form\//,
    "form.setError('x', e)",
  ],
  ["a literal query key", /queryKey:\s*\[/, /^lib\/api\//, 'useQuery({ queryKey: ["domains"] })'],
  ["markup made from text", /dangerouslySetInnerHTML/, /^$/, "<p dangerouslySetInnerHTML={html} />"],
  [
    "going to another page without asking about unsaved input: useNavigate of components/form asks",
    /\buseRouter\(|\brouter\.(push|replace|back|forward)\(|\bhistory\.(back|forward|go)\(/,
    /^components\/form\/(use-navigate|leave-asker)\.tsx?$/,
    "const router = useRouter();",
  ],
  [
    "zod's namespaces as values: a bundle then has all that is in them, 50 kB",
    /\binstanceof z\.core\b|\bz\.(core|util|locales|regexes|coerce|iso)\.[\w$]+\(/,
    serverRooms,
    "if (check instanceof z.core.$ZodCheckMinLength) return;",
  ],
  ["any", /(:\s*any\b|\bas any\b|<any>)/, /^$/, "const x: any = 1"],
  ["a cast", /[\w)\]}]\s+as\s+(?!const\b)[A-Z]\w*[\s;,)\].<[]/, /^$/, "const d = x as Domain;"],
  [
    "fetch outside lib/api and the gateway",
    /\bfetch\(/,
    /^(lib\/(api|gateway|embedded)|app\/api)\//,
    "await fetch('/x')",
  ],
];

describe("forbidden things", () => {
  test.each(forbidden)("%s", (_, pattern, allowed, example) => {
    expect(example).toMatch(pattern);
    const found = sources()
      .filter(([path]) => !isTest(path) && !allowed.test(path))
      .flatMap(([path, source]) =>
        source
          .split("\n")
          .filter(
            (line) => !/^\s*(\*|\/\/|\/\*|import\b|export \{)/.test(line) && pattern.test(withoutText(line)),
          )
          .map((line) => `${path}: ${line.trim()}`),
      );
    expect(found).toEqual([]);
  });

  test("setError is called in one file", () => {
    const files = sources().filter(([path, source]) => !isTest(path) && /\bsetError\(/.test(source));
    expect(files.map(([path]) => path)).toHaveLength(1);
  });
});

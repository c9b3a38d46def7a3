import { summary } from "./statistics.mjs";

/** Zones from so many records on are sorted and scrolled through too. */
export const large = 100_000;

const atMost = (limit) => ({ text: `≤ ${number(limit)}`, met: (value) => value <= limit });
const atLeast = (limit) => ({ text: `≥ ${number(limit)}`, met: (value) => value >= limit });
const atAnySize = (budget) => () => budget;
const bySize = (limits) => (size) => (size in limits ? atMost(limits[size]) : undefined);

/**
 * What is measured of a records page. `control`: read as a ratio to the control page's first row; `together`: the
 * same for every zone.
 */
const pageMetrics = [
  {
    key: "firstRow",
    name: "First record row painted, ms",
    budget: bySize({ 20: 450, 1000: 480, 10000: 600, 50000: 1000, 100000: 1600 }),
    control: true,
  },
  {
    key: "blocking",
    name: "Total blocking time, ms",
    budget: bySize({ 20: 60, 10000: 120, 50000: 250 }),
    control: true,
  },
  {
    key: "filter",
    name: "Typed filter character → rows, ms",
    budget: bySize({ 1000: 25, 10000: 40, 50000: 80 }),
    control: true,
  },
  {
    key: "save",
    name: "Save one record → its row shows it, ms",
    budget: atAnySize(atMost(120)),
    control: true,
  },
  { key: "sort", name: "Sort by value, ms", budget: atAnySize(atMost(200)), control: true, from: large },
  {
    key: "scroll",
    name: "Scroll through all rows, longest frame, ms",
    budget: atAnySize(atMost(50)),
    from: large,
  },
  {
    key: "longest",
    name: "Longest task after load (filter, save, sort, scroll), ms",
    budget: atAnySize(atMost(100)),
    from: large,
  },
  { key: "heap", name: "Heap after load, MB", budget: bySize({ 10000: 25, 50000: 80 }) },
  { key: "nodes", name: "DOM nodes", budget: atAnySize(atMost(3000)) },
  { key: "rows", name: "Rows on screen", budget: atAnySize(atLeast(15)), together: true },
  { key: "scripts", name: "JavaScript, gzip as sent, kB", budget: atAnySize(atMost(230)), together: true },
  { key: "requests", name: "Requests", budget: atAnySize(atMost(20)), together: true },
];

const serverMetrics = [
  { key: "rate", name: "List of 100 domains, 8 connections, requests/s", budget: atLeast(300) },
  { key: "p95", name: "List of 100 domains, 8 connections, p95, ms", budget: atMost(50) },
  { key: "gateway", name: "Gateway over the embedded function, p50, ms", budget: atMost(3) },
  {
    key: "audit",
    name: "Page of 1,000,000 audit entries, slowest filter, p50, ms",
    budget: atMost(50),
  },
  { key: "resident", name: "Server RSS after the run, MB", budget: atMost(400) },
];

const head = ["| | Records | Median | Range | × control | Budget | |", "|---|--:|--:|--:|--:|--:|---|"];

/** The table of one part of the server alone. */
export function serverTable(key, samples) {
  const { name, budget } = serverMetrics.find((metric) => metric.key === key);
  return [...head, line({ name, samples, budget })].join("\n");
}

/**
 * The Markdown table. `samples`: `control` a list, `pages` by size and metric, `server` by metric; what could not be
 * measured has no samples, and a row that says so.
 */
export function table({ control, pages, server }) {
  const lines = [
    ...head,
    line({ name: "Control: first row of a static page, ms", samples: control, control }),
  ];
  for (const metric of pageMetrics) {
    const each = [...pages]
      .filter(([size]) => size >= (metric.from ?? 0))
      .map(([size, page]) => [size, page[metric.key] ?? []]);
    const shown = metric.together ? [["any", each.flatMap(([, samples]) => samples)]] : each;
    for (const [size, samples] of shown) {
      const budget = metric.budget(size);
      lines.push(line({ name: metric.name, size, samples, budget, control: metric.control && control }));
    }
  }
  for (const { key, name, budget } of serverMetrics) lines.push(line({ name, samples: server[key], budget }));
  return lines.join("\n");
}

function line({ name, size = "", samples, budget, control }) {
  const wanted = budget?.text ?? "";
  const records = typeof size === "number" ? number(size) : size;
  if (!samples?.length) return `| ${name} | ${records} | not measured | | | ${wanted} | |`;
  const { median, least, most } = summary(samples);
  const ratio = control?.length ? (median / summary(control).median).toFixed(1) : "";
  const verdict = budget ? (budget.met(median) ? "met" : "**missed**") : "";
  const range = `${number(least)}–${number(most)}`;
  return `| ${name} | ${records} | ${number(median)} | ${range} | ${ratio} | ${wanted} | ${verdict} |`;
}

/** Whole from 10 on, else with one decimal. */
function number(value) {
  const digits = Math.abs(value) < 10 && !Number.isInteger(value) ? 1 : 0;
  return value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

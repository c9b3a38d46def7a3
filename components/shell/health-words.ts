import { type Health, type Trouble, troubleOf } from "@/lib/api/health";

export interface HealthWords {
  tone: "success" | "warning" | "danger";
  /** In the top line. */
  short: string;
  /** In full, one line each. */
  long: string[];
}

/** How things are, in words. `undefined` while it is being asked. */
export function healthWords(health: Health | undefined, failed: boolean): HealthWords | undefined {
  if (!health && !failed) return undefined;
  const trouble = troubleOf(health, failed, 0);
  if (!trouble) {
    return {
      tone: "success",
      short: "API healthy",
      long: [`The API at ${health?.api.host} says that all is well.`],
    };
  }
  const { title, lines, tone } = troubleWords(trouble);
  return { tone, short: shortWords(trouble), long: [`${title}.`, ...lines] };
}

function shortWords({ status }: Trouble): string {
  return status === "console unreachable" ? "Console unreachable" : `API ${status}`;
}

export interface TroubleWords {
  tone: "warning" | "danger";
  /** What is down. */
  title: string;
  /** Of each part that is: what it means, and what the API says. */
  lines: string[];
}

interface Part {
  name: string;
  /** What may fail without it. */
  without: string;
}

/** Parts that `/health/ready` is known to name. */
const parts: [pattern: RegExp, part: Part][] = [
  [/^(pdns|powerdns)/, { name: "PowerDNS", without: "zones, records and keys may not be read or changed" }],
  [
    /^(database|db|mariadb|mysql|postgres|postgresql)/,
    {
      name: "The database",
      without: "people, permissions, domains and the audit log may not be read or changed",
    },
  ],
  [/^redis/, { name: "Redis", without: "requests may be slow, or refused by the rate limit" }],
  [/^scaikey/, { name: "ScaiKey", without: "signing in with it may fail" }],
];

/** What is wrong, in plain words; parts that are not known by name as the API calls them. */
export function troubleWords({ status, host, parts: unwell }: Trouble): TroubleWords {
  if (status === "console unreachable") {
    return { tone: "danger", title: "The console’s own server does not answer", lines: [] };
  }
  if (status === "unreachable") {
    return { tone: "danger", title: `The API at ${host} does not answer`, lines: [] };
  }
  const known = unwell.map(({ part, said }) => {
    const found = parts.find(([pattern]) => pattern.test(part.toLowerCase()))?.[1];
    return { name: found?.name ?? part, without: found?.without, said };
  });
  return {
    tone: "warning",
    title:
      known.length === 0
        ? `The API at ${host} says that it is ${status}`
        : `${list(known.map(({ name }) => name))} ${known.length === 1 ? "does" : "do"} not work`,
    lines: known.map(
      ({ name, without, said }) => `${without ? `Without ${lowerThe(name)}, ${without}` : name}: “${said}”`,
    ),
  };
}

function list(names: string[]): string {
  const [last = "", ...rest] = names.map((name, index) => (index === 0 ? name : lowerThe(name))).reverse();
  return rest.length === 0 ? last : `${rest.reverse().join(", ")} and ${last}`;
}

function lowerThe(name: string): string {
  return name.replace(/^The /, "the ");
}

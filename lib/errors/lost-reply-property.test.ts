import fc from "fast-check";
import { expect, test } from "vitest";
import type { AuditLog } from "@/lib/contract/audit-logs";
import type { DomainDetail } from "@/lib/contract/domains";
import type { Record as ZoneRecord } from "@/lib/contract/records";
import type { Validation } from "@/lib/contract/validation";
import type { Evidence, LostWrite, Settled } from "./lost-reply";
import { settle } from "./settle";

/** When the write was sent, by the server's clock. */
const sent = Date.UTC(2026, 2, 1, 12);
const zone = "example.com";
const params = { domain_id: "d_1", record_id: "r_0" };

/** A server that does what it is told at once, keeps its log, and can be looked at. */
class Server {
  records: ZoneRecord[] = [];
  domain: DomainDetail = {
    id: "d_1",
    name: zone,
    domain_type: "primary",
    status: "active",
    default_ttl: 300,
    created_at: this.iso(sent - 9e6),
  };
  validation: Validation | null = null;
  dnssec: NonNullable<Evidence["dnssec"]> = { enabled: false, status: "disabled", ksk: [], zsk: [] };
  log: AuditLog[] = [];
  private ids = 0;

  constructor(private readonly wholeSeconds: boolean) {}

  iso(time: number): string {
    return new Date(this.wholeSeconds ? Math.floor(time / 1000) * 1000 : time).toISOString();
  }

  /** Does the write, or refuses it; whether it was applied. */
  apply(
    { name, input }: LostWrite,
    actor: Pick<AuditLog, "actor_id" | "actor_type" | "actor_email">,
    time: number,
  ): boolean {
    const done = (action: string, resource_id: string, resource_name: string, after: unknown = null) => {
      this.log.push({
        id: `log_${this.log.length}`,
        ...actor,
        action,
        resource_id,
        resource_name,
        details: { after },
        timestamp: this.iso(time),
      });
      return true;
    };
    const created_at = this.iso(time);
    switch (name) {
      case "records.create": {
        const { body } = input;
        if (this.records.some(({ content }) => content === body.content)) return false;
        const record = {
          ttl: null,
          disabled: false,
          ...body,
          id: `r_${++this.ids}`,
          name: `${body.name}.${zone}`,
          created_at,
        };
        this.records.push(record);
        return done("record.create", record.id, `${record.name} A`, { ...record });
      }
      case "records.update": {
        const at = this.records.findIndex(({ id }) => id === input.params.record_id);
        const record = this.records[at];
        if (
          !record ||
          this.records.some(({ id, content }) => id !== record.id && content === input.body.content)
        )
          return false;
        this.records[at] = { ...record, ...input.body };
        return done("record.update", record.id, `${record.name} A`, { ...this.records[at] });
      }
      case "records.delete": {
        const at = this.records.findIndex(({ id }) => id === input.params.record_id);
        if (at < 0) return false;
        this.records.splice(at, 1);
        return done("record.delete", input.params.record_id, "www.example.com A");
      }
      case "domains.update":
        this.domain = { ...this.domain, description: input.body.description };
        return done("domain.update", "d_1", zone, { description: input.body.description });
      case "domains.delete":
        if (this.domain.status === "deleted") return false;
        this.domain = { ...this.domain, status: "deleted" };
        return done("domain.delete", "d_1", zone, { hard: false });
      case "domains.restore":
        if (this.domain.status !== "deleted") return false;
        this.domain = { ...this.domain, status: "active" };
        return done("domain.restore", "d_1", zone);
      case "validation.start":
        this.validation = {
          id: `v_${++this.ids}`,
          validation_type: input.body.validation_type,
          status: "pending",
          created_at,
        };
        return done("domain.validation.start", "d_1", zone, { ...this.validation });
      case "validation.cancel":
        if (!this.validation || this.validation.status === "cancelled") return false;
        this.validation = { ...this.validation, status: "cancelled" };
        return done("domain.validation.cancel", "d_1", zone);
      case "dnssec.enable": {
        if (this.dnssec.enabled) return false;
        const algorithm = input.body.algorithm ?? 13;
        const key = (key_type: string) => ({
          key_tag: ++this.ids,
          algorithm,
          public_key: `k${this.ids}`,
          key_type,
          created_at,
        });
        this.dnssec = {
          enabled: true,
          status: "pending_ds",
          algorithm,
          ksk: [key("KSK")],
          zsk: [key("ZSK")],
        };
        return done("dnssec.enable", "d_1", zone, { algorithm });
      }
      case "dnssec.disable":
        if (!this.dnssec.enabled) return false;
        this.dnssec = { enabled: false, status: "disabled", ksk: [], zsk: [] };
        return done("dnssec.disable", "d_1", zone);
      case "dnssec.rotateKsk": {
        if (!this.dnssec.enabled) return false;
        const key = {
          key_tag: ++this.ids,
          algorithm: 13,
          public_key: `k${this.ids}`,
          key_type: "KSK",
          created_at,
        };
        this.dnssec = { ...this.dnssec, status: "rotating_ksk", ksk: [...(this.dnssec.ksk ?? []), key] };
        return done("dnssec.rotate_ksk", "d_1", zone);
      }
      default:
        throw new Error(`Not in this world: ${name}`);
    }
  }

  /** Whether what the write wants is so; of what is new each time, whether it came after `before`. */
  holds({ name, input }: LostWrite, before: Server): boolean {
    switch (name) {
      case "records.create":
        return this.records.some(
          ({ content, ttl }) => content === input.body.content && (input.body.ttl ?? null) === (ttl ?? null),
        );
      case "records.update": {
        const record = this.records.find(({ id }) => id === input.params.record_id);
        return (
          record !== undefined &&
          Object.entries(input.body).every(
            ([key, value]) => new Map<string, unknown>(Object.entries(record)).get(key) === value,
          )
        );
      }
      case "records.delete":
        return !this.records.some(({ id }) => id === input.params.record_id);
      case "domains.update":
        return this.domain.description === input.body.description;
      case "domains.delete":
        return this.domain.status === "deleted";
      case "domains.restore":
        return this.domain.status !== "deleted";
      case "validation.start":
        return (
          this.validation !== null &&
          this.validation.id !== before.validation?.id &&
          this.validation.validation_type === input.body.validation_type
        );
      case "validation.cancel":
        return this.validation === null || this.validation.status === "cancelled";
      case "dnssec.enable":
        return this.dnssec.enabled && this.dnssec.algorithm === (input.body.algorithm ?? 13);
      case "dnssec.disable":
        return !this.dnssec.enabled;
      case "dnssec.rotateKsk":
        return (this.dnssec.ksk ?? []).some(
          ({ key_tag }) => !before.dnssec.ksk?.some((key) => key.key_tag === key_tag),
        );
      default:
        throw new Error(`Not in this world: ${name}`);
    }
  }

  copy(): Server {
    const copy = new Server(this.wholeSeconds);
    return Object.assign(copy, structuredClone({ ...this }));
  }
}

const content = fc.constantFrom("192.0.2.1", "192.0.2.2", "192.0.2.3");
const record_id = fc.constantFrom("r_1", "r_2", "r_3", "r_4");
const write: fc.Arbitrary<LostWrite> = fc.oneof(
  fc.record({ content, ttl: fc.constantFrom(60, null) }).map(
    (rest): LostWrite => ({
      name: "records.create",
      input: { params, body: { name: "www", type: "A", ...rest } },
    }),
  ),
  fc
    .record({
      record_id,
      body: fc.oneof(fc.record({ content }), fc.record({ ttl: fc.constantFrom(60, 90) })),
    })
    .map(
      ({ record_id, body }): LostWrite => ({
        name: "records.update",
        input: { params: { ...params, record_id }, body },
      }),
    ),
  record_id.map(
    (record_id): LostWrite => ({ name: "records.delete", input: { params: { ...params, record_id } } }),
  ),
  fc
    .constantFrom("a", "b")
    .map((description): LostWrite => ({ name: "domains.update", input: { params, body: { description } } })),
  fc.constantFrom("txt_record" as const, "nameservers" as const).map(
    (validation_type): LostWrite => ({
      name: "validation.start",
      input: { params, body: { validation_type } },
    }),
  ),
  fc
    .constantFrom(8, 13)
    .map((algorithm): LostWrite => ({ name: "dnssec.enable", input: { params, body: { algorithm } } })),
  fc
    .constantFrom<LostWrite["name"]>(
      "domains.delete",
      "domains.restore",
      "validation.cancel",
      "dnssec.disable",
      "dnssec.rotateKsk",
    )
    .map(withoutBody),
);

function withoutBody(name: LostWrite["name"]): LostWrite {
  switch (name) {
    case "domains.delete":
    case "domains.restore":
    case "validation.cancel":
    case "dnssec.disable":
    case "dnssec.rotateKsk":
      return { name, input: { params } };
    default:
      throw new Error(`Has a body: ${name}`);
  }
}

const me = { id: "u_1", email: "ada@example.com", everywhere: false };
const others = fc.constantFrom(
  { actor_type: "user", actor_id: "u_2", actor_email: "bob@example.com" },
  { actor_type: "user", actor_id: "u_3", actor_email: null },
  { actor_type: "api_key", actor_id: "key_2", actor_email: null },
);
const mine = fc.constantFrom(
  { actor_type: "user", actor_id: "u_1", actor_email: "ada@example.com" },
  { actor_type: "api_key", actor_id: "key_1", actor_email: "ada@example.com" },
  { actor_type: "api_key", actor_id: "key_1", actor_email: null },
);
/** What somebody else does meanwhile, often the very same. */
const meddling = fc.array(fc.record({ write: fc.option(write), actor: others, after: fc.nat(900) }), {
  maxLength: 4,
});

const story = fc.record({
  write,
  start: fc.array(write, { maxLength: 6 }),
  startedBefore: fc.constantFrom(500, 60_000),
  beforeSending: meddling,
  onTheWay: meddling,
  meanwhile: meddling,
  betweenReads: meddling,
  actor: mine,
  reached: fc.boolean(),
  /** It is applied only after it was looked up. */
  late: fc.boolean(),
  wholeSeconds: fc.boolean(),
  /** By how much the server's clock was taken to be behind: `Date` is cut to seconds, and was some time on its way. */
  skewMs: fc.nat(1_400),
  clockKnown: fc.boolean(),
  seesBefore: fc.boolean(),
  readsThings: fc.boolean(),
  readsZone: fc.boolean(),
  log: fc.constantFrom("whole", "part", "none"),
});

/** Plays a story; what was told, and what was so. */
function play(told: typeof story extends fc.Arbitrary<infer S> ? S : never) {
  const { write, actor, late, reached } = told;
  const server = new Server(told.wholeSeconds);
  const nobody = { actor_type: "user", actor_id: "u_9", actor_email: null };
  for (const each of told.start) server.apply(each, nobody, sent - told.startedBefore);
  const seen = server.copy();
  // What is a moment older than the sending cannot be told from what is new, but by what was seen.
  const first = told.seesBefore || told.startedBefore > 2_000 ? seen : new Server(told.wholeSeconds);
  let time = sent - 400;
  const meddle = (doings: typeof told.meanwhile) => {
    for (const { write: theirs, actor: other, after } of doings) {
      time += after;
      server.apply(theirs ?? write, other, time);
    }
  };
  meddle(told.beforeSending);
  const sentTime = Math.max(time, sent);
  const atSending = server.copy();
  time = sentTime;
  meddle(told.onTheWay);
  const act = () => reached && server.apply(write, actor, ++time);
  let applied = !late && act();
  meddle(told.meanwhile);
  const looked = server.copy();
  meddle(told.betweenReads);
  if (late) applied = act();
  const log = server.log.filter((_, index) => told.log === "whole" || index % 2 === 0);
  const { record_id: recordId = "" } = { record_id: undefined, ...write.input.params };
  const evidence: Evidence = {
    sentAt: told.clockKnown ? sentTime - told.skewMs : undefined,
    finished: !late,
    zone,
    sender: me,
    ...(told.readsZone && { domain: looked.domain }),
    ...(told.readsThings && {
      records: looked.records,
      record: looked.records.find(({ id }) => id === recordId) ?? null,
      validation: looked.validation,
      dnssec: looked.dnssec,
    }),
    ...(told.seesBefore && {
      before: {
        recordIds: new Set(seen.records.map(({ id }) => id)),
        domain: seen.domain,
        validation: seen.validation,
        dnssec: seen.dnssec,
        ...withRecord(seen.records.find(({ id }) => id === recordId)),
      },
    }),
    ...(told.log !== "none" && { audit: { entries: log, complete: told.log === "whole" } }),
  };
  return {
    settled: settle(write, evidence),
    applied,
    /** With what came shortly before the sending, which nobody saw: it may be taken for new, or for old. */
    held: looked.holds(write, first),
    heldSinceSending: looked.holds(write, atSending),
    late,
  };
}

const withRecord = (record: ZoneRecord | undefined) => (record ? { record } : {});

/** Plays a story, and holds what was told against what was so. */
function expectTrue(told: Parameters<typeof play>[0]): Settled {
  const { settled, applied, held, heldSinceSending, late } = play(told);
  if (settled === "applied") expect(applied).toBe(true);
  if (settled === "not-applied") expect(applied).toBe(false);
  if (settled === "there") expect(held).toBe(true);
  if (settled === "absent") expect([heldSinceSending, late]).toEqual([false, false]);
  return settled;
}

test("never calls applied what was not, nor not applied what was, whatever others do meanwhile", () => {
  const seen = new Map<Settled, number>();
  fc.assert(
    fc.property(story, (told) => {
      const settled = expectTrue(told);
      seen.set(settled, (seen.get(settled) ?? 0) + 1);
    }),
    { numRuns: 20_000 },
  );
  // A test in which hardly anything is told would show nothing.
  for (const settled of ["applied", "not-applied", "there", "absent", "unknown"] as const) {
    expect(seen.get(settled) ?? 0).toBeGreaterThan(300);
  }
});

test("takes for old what somebody else began two seconds before, though nobody saw it", () => {
  const bob = { actor_type: "user", actor_id: "u_2", actor_email: "bob@example.com" } as const;
  const settled = expectTrue({
    write: { name: "validation.start", input: { params, body: { validation_type: "txt_record" } } },
    start: [],
    startedBefore: 500,
    // Theirs at 349 ms before the full second, which the log cuts to 1,000; ours 1,001 ms after it.
    beforeSending: [
      { write: null, actor: bob, after: 51 },
      {
        write: { name: "domains.update", input: { params, body: { description: "a" } } },
        actor: bob,
        after: 1_350,
      },
    ],
    onTheWay: [],
    meanwhile: [],
    betweenReads: [],
    actor: { actor_type: "user", actor_id: "u_1", actor_email: "ada@example.com" },
    reached: false,
    late: false,
    wholeSeconds: true,
    skewMs: 0,
    clockKnown: true,
    seesBefore: false,
    readsThings: true,
    readsZone: false,
    log: "none",
  });
  expect(settled).toBe("absent");
});

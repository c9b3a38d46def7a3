"use client";

import { FormField } from "@/components/form/form-field";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { toUnicode } from "@/lib/dns/name";
import { plainName, readRecordName } from "./name-meaning";
import { useRecordsWorkspace } from "./records-workspace";
import { useChangeDraft, useRecordDraft } from "./use-record-draft";

/** A record's name relative to its zone, with the full name beside it. */
export function NameField() {
  const { zone } = useRecordsWorkspace();
  const { name: typed } = useRecordDraft();
  const name = readRecordName(typed, zone);
  const meaning = name.ok ? name.value : undefined;
  return (
    <FormField
      name="name"
      label="Name"
      required
      description={meaning ? <FullName {...meaning} /> : "Relative to the zone; @ is the zone itself"}
      warning={meaning?.withoutZone !== undefined && <ZoneTwice meant={meaning.withoutZone} />}
    >
      {(field) => <Input mono autoComplete="off" suffix={`.${toUnicode(zone)}`} {...field} />}
    </FormField>
  );
}

function FullName({ fqdn, unicode, name }: { fqdn: string; unicode: string | undefined; name: string }) {
  return (
    <>
      <bdi className="wrap-anywhere font-mono text-text">{unicode ?? fqdn}</bdi>
      {unicode && <span className="wrap-anywhere font-mono"> {fqdn}</span>}
      {name === "@" && " the zone itself"}
    </>
  );
}

function ZoneTwice({ meant }: { meant: string }) {
  const { zone } = useRecordsWorkspace();
  const change = useChangeDraft();
  return (
    <>
      The zone’s name is added by itself, so it would stand there twice.{" "}
      <Button size="sm" onClick={() => change({ name: meant })}>
        {meant === "@" ? `Use @ for ${plainName(zone)} itself` : `Remove .${plainName(zone)}`}
      </Button>
    </>
  );
}

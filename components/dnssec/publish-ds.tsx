import { digestName } from "./dnssec-words";
import { dnskeyFields, dnskeyLine, dsFields, dsLine } from "./ds-text";
import { LabelledFields } from "./labelled-fields";
import type { Ds, Key } from "./signing";

interface PublishDsProps {
  zone: string;
  ds: readonly Ds[];
  ksk: Key | undefined;
}

/** What a registrar wants of a KSK: its DS in each digest, and the key itself. */
export function PublishDs({ zone, ds, ksk }: PublishDsProps) {
  return (
    <div className="grid gap-3 xl:grid-cols-3">
      {ds.map((each) => (
        <LabelledFields
          key={`${each.key_tag} ${each.digest_type}`}
          title={`DS with ${digestName(each.digest_type)}`}
          hint={hints[each.digest_type] ?? "Take it only if your registrar asks for it."}
          fields={dsFields(each)}
          line={dsLine(zone, each)}
        />
      ))}
      {ksk && (
        <LabelledFields
          title="DNSKEY"
          hint="For registrars that ask for the key, and make the DS by themselves."
          fields={dnskeyFields(ksk)}
          line={dnskeyLine(zone, ksk)}
        />
      )}
    </div>
  );
}

const hints: { [digestType: number]: string } = {
  2: "The one that every registrar takes.",
  4: "In its place, where a policy asks for it.",
};

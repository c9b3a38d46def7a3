import { toUnicode } from "@/lib/dns/name";

/** A domain's name in Unicode, with the name on the wire beside it where that differs. */
export function DomainName({ name }: { name: string }) {
  const unicode = toUnicode(name);
  return (
    <span className="font-mono">
      {unicode}
      {unicode !== name && <span className="text-muted"> {name}</span>}
    </span>
  );
}

import { visibleText } from "@/lib/errors/visible-text";

/** Characters of one value that are shown; the raw entry has all. */
const longest = 2000;

/** A value of JSON as text. */
export function FieldValue({ value }: { value: unknown }) {
  if (value === undefined) return <span className="text-muted">not set</span>;
  if (value === null) return <span className="text-muted">null</span>;
  if (value === "") return <span className="text-muted">empty text</span>;
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return (
    <bdi className="whitespace-pre-wrap font-mono text-text">
      <CutText text={text} longest={longest} />
    </bdi>
  );
}

/** The beginning of a text, and how much more there is. */
export function CutText({ text, longest }: { text: string; longest: number }) {
  return (
    <>
      {visibleText(text.slice(0, longest))}
      {text.length > longest && (
        <span className="font-sans text-muted">
          {" "}
          … {(text.length - longest).toLocaleString("en")} more characters
        </span>
      )}
    </>
  );
}

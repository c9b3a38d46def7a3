"use client";

import Upload from "lucide-react/icons/upload";
import { type ClipboardEvent, useId, useMemo, useRef } from "react";
import { DraftOffer } from "@/components/form/draft-offer";
import { PageBody } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { ImportMode } from "@/lib/changes/import-rows";
import { transferFormats } from "@/lib/contract/transfer";
import type { ImportText } from "./compare-text";
import { countText, formatNames, modes } from "./import-words";
import { largestFile, sizeText } from "./read-file-text";
import { sourceLines } from "./source-lines";
import { type ImportTextState, type LargeText, longestTyped } from "./use-import-text";
import { usePagePaste } from "./use-page-paste";

interface TextFormProps {
  source: ImportTextState;
  zone: string;
  /** Why nothing can be imported. */
  reason: string | undefined;
  /** That is so for good: it is said at once, not only where it is tried. */
  forbidden: boolean;
  onFile: (file: File) => void;
  /** Compares; with this text, in place of what stands in the form. */
  onCompare: (input?: Partial<ImportText>) => void;
}

/** The text to import, its format, and what is to be done with it. */
export function TextForm({ source, zone, reason, forbidden, onFile, onCompare }: TextFormProps) {
  const { text, large, draft, refusal } = source;
  usePagePaste({ onText: source.take, onFile });
  const missing = text.trim() === "" ? "Choose a file, or paste or type a text first." : undefined;
  return (
    <PageBody>
      <form
        className="grid gap-x-8 gap-y-3 lg:grid-cols-[minmax(0,1fr)_20rem]"
        onSubmit={(event) => {
          event.preventDefault();
          if (reason === undefined && missing === undefined) onCompare();
        }}
      >
        <div className="flex min-w-0 flex-col gap-3">
          {forbidden && <Notice title="You cannot import records here">{reason}</Notice>}
          {draft.offer && text === "" && (
            <DraftOffer
              at={draft.offer.at}
              what={firstLine(draft.offer.values.text)}
              more={draft.more}
              onRestore={draft.restore}
              onDiscard={draft.discard}
            />
          )}
          {refusal && (
            <Notice tone="danger" role="alert" title="The file was not read">
              {refusal}
            </Notice>
          )}
          <FileChoice onFile={onFile} />
          {large ? (
            <LargeSource large={large} onRemove={source.clear} />
          ) : (
            <TypedText source={source} zone={zone} />
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-2">
          <Field label="Format" description={source.guessed ? "Guessed from the text" : undefined}>
            <Select
              value={source.format}
              options={formatOptions}
              onChange={({ target }) =>
                source.setFormat(transferFormats.find((each) => each === target.value))
              }
            />
          </Field>
          <ModeChoice mode={source.mode} onChange={source.setMode} />
          <div className="pt-2">
            <Button type="submit" variant="primary" disabledReason={reason ?? missing}>
              Compare with the zone
            </Button>
            <p className="pt-2 text-muted">Nothing is changed by that: you see what it would do first.</p>
          </div>
        </div>
      </form>
    </PageBody>
  );
}

const formatOptions = transferFormats.map((value) => ({
  value,
  label: formatNames[value],
}));

function firstLine(text: unknown): string | undefined {
  return typeof text === "string" ? text.trim().split("\n", 1)[0]?.slice(0, 80) : undefined;
}

function FileChoice({ onFile }: { onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md border border-line-strong border-dashed px-3 py-3">
      <input
        ref={input}
        type="file"
        aria-label="File to import"
        hidden
        accept=".zone,.txt,.bind,.db,.json,.csv,.tsv,text/*,application/json"
        onChange={({ target }) => {
          const file = target.files?.[0];
          // The same file can be chosen again, as when it was changed.
          target.value = "";
          if (file) onFile(file);
        }}
      />
      <Button icon={<Upload aria-hidden="true" className="size-4" />} onClick={() => input.current?.click()}>
        Choose a file
      </Button>
      <p className="min-w-0 text-muted">
        or drop one anywhere on this page: a zone file, JSON or CSV, up to {sizeText(largestFile)}
      </p>
    </div>
  );
}

function TypedText({ source, zone }: Pick<TextFormProps, "source" | "zone">) {
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const pasted = event.clipboardData.getData("text/plain");
    if (pasted.length <= longestTyped) return;
    event.preventDefault();
    source.take(pasted);
  };
  return (
    <Field
      label="Text"
      description="As in a zone file: names are relative to the zone unless they end in a dot. Ctrl+Enter compares."
    >
      <Textarea
        {...source.form.register("text")}
        mono
        rows={16}
        wrap="off"
        placeholder={`www 300 IN A 192.0.2.1\n@       IN MX 10 mail.${zone}.`}
        onPaste={paste}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
      />
    </Field>
  );
}

function LargeSource({ large, onRemove }: { large: LargeText; onRemove: () => void }) {
  const lines = useMemo(() => sourceLines(large.text, "bind").count, [large]);
  return (
    <Notice
      title={large.name}
      actions={
        <Button size="sm" onClick={onRemove}>
          Remove it
        </Button>
      }
    >
      {countText(lines, "line")}, {sizeText(large.text.length)}. Too long to be edited here, and not kept
      through a reload.
    </Notice>
  );
}

function ModeChoice({ mode, onChange }: { mode: ImportMode; onChange: (mode: ImportMode) => void }) {
  const id = useId();
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 font-medium">What to do with it</legend>
      {modes.map(({ value, label, words }) => (
        <label
          key={value}
          className="flex min-w-0 gap-2 rounded-md border border-line p-2 has-checked:border-accent has-checked:bg-accent-soft"
        >
          <input
            type="radio"
            name={id}
            checked={mode === value}
            aria-describedby={`${id}-${value}`}
            onChange={() => onChange(value)}
            className="mt-0.5 size-4 shrink-0 accent-accent"
          />
          <span className="min-w-0">
            <span className="block font-medium">{label}</span>
            <span id={`${id}-${value}`} className="block text-muted">
              {words}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

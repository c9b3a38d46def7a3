"use client";

import { useEffect, useRef } from "react";
import { get, useFormState } from "react-hook-form";
import { ServerWords } from "@/components/errors/server-words";
import { useFormShell } from "@/components/form/form-context";
import { TextareaField } from "@/components/form/textarea-field";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { FieldError } from "@/components/ui/field-parts";
import { canonicalContent, parseContent } from "@/lib/dns/content/registry";
import { ContentField } from "./content-field";
import { contentOfFields, fieldsOfContent, roughContent, typeInfo } from "./record-fields";
import { useRecordsWorkspace } from "./records-workspace";
import { useChangeDraft, useRecordDraft } from "./use-record-draft";

interface ContentGroupProps {
  newRecord: boolean;
  /** Without the heading that sets it apart from other fields. */
  bare?: boolean | undefined;
}

/**
 * A record's content: the fields of its type, or its zone-file text. What the API says of the content as a whole
 * stands below, with the form it accepts.
 */
export function ContentGroup({ newRecord, bare = false }: ContentGroupProps) {
  const { type, asText } = useRecordDraft();
  const { controlId } = useFormShell();
  const group = useRef<HTMLFieldSetElement>(null);
  const id = controlId("content");
  const info = typeInfo(type);
  const refused = useRefusedContent(!asText);
  return (
    <fieldset
      ref={group}
      id={asText ? undefined : id}
      aria-labelledby={`${id}-heading`}
      tabIndex={-1}
      aria-invalid={refused ? true : undefined}
      aria-describedby={refused ? `${id}-error` : undefined}
      // A refusal of the whole leads here; the first of its fields is where it can be mended.
      onFocus={(event) => {
        if (event.target === event.currentTarget) firstControl(group.current)?.focus();
      }}
      className={cx("min-w-0", !bare && "border-line border-t pt-3")}
    >
      <div className={cx("mb-2 flex items-center gap-2", bare && "sr-only")}>
        <span id={`${id}-heading`} className="font-semibold">
          Content
        </span>
        <span className="min-w-0 flex-1 truncate text-muted">{!newRecord && info?.description}</span>
        {!bare && <TextToggle />}
      </div>
      {asText || !info ? (
        <ContentText />
      ) : (
        <div className="flex flex-wrap gap-x-3">
          {info.fields.map((spec) => (
            <div key={spec.name} className={widthOf(spec.kind, Boolean(spec.options))}>
              <ContentField type={type} spec={spec} newRecord={newRecord} />
            </div>
          ))}
        </div>
      )}
      {refused && (
        <div className="pb-2">
          <FieldError id={`${id}-error`}>
            <ServerWords text={refused} />
          </FieldError>
        </div>
      )}
      <AcceptedForm />
      <ContentConflict />
    </fieldset>
  );
}

function widthOf(kind: string, choice: boolean): string {
  if (choice) return "min-w-52 flex-1";
  if (kind === "text" || kind === "hex") return "basis-full";
  return kind.startsWith("uint") || kind === "ttl" ? "w-32 max-sm:flex-1" : "min-w-64 flex-1";
}

function firstControl(group: HTMLElement | null): HTMLElement | null | undefined {
  return group?.querySelector<HTMLElement>("input, select, textarea");
}

/** While the content has no control of its own, what the API says of it is caught here. */
function useRefusedContent(active: boolean): string | undefined {
  const { enrol } = useFormShell();
  const { errors } = useFormState();
  useEffect(() => (active ? enrol("content", "Content") : undefined), [active, enrol]);
  return active ? messageOf(get(errors, "content")) : undefined;
}

function messageOf(error: unknown): string | undefined {
  return typeof error === "object" &&
    error !== null &&
    "message" in error &&
    typeof error.message === "string"
    ? error.message
    : undefined;
}

function ContentConflict() {
  const { conflict } = useFormShell();
  const { asText } = useRecordDraft();
  return !asText && conflict?.name === "content" ? conflict.details : null;
}

/** The form that the type's content has, shown once the API has refused one (errors.md row 2). */
function AcceptedForm() {
  const { type } = useRecordDraft();
  const { errors } = useFormState();
  const error: unknown = get(errors, "content");
  const { conflict } = useFormShell();
  const info = typeInfo(type);
  if (!error || conflict || !info) return null;
  return (
    <p className="pb-2 text-muted">
      Content of type {type} reads: {info.fields.map(({ label }) => label.toLowerCase()).join(", ")}. For
      example <code className="wrap-anywhere font-mono text-text">{info.example}</code>
    </p>
  );
}

/** The content as zone-file text; our remarks on it are remarks, the API decides. */
function ContentText() {
  const { zone } = useRecordsWorkspace();
  const { type, content } = useRecordDraft();
  const read = content.trim() === "" ? undefined : parseContent(type, content, zone);
  const { errors } = useFormState();
  const refused = Boolean(get(errors, "content"));
  const problem = read && !read.ok && !refused ? read.problems[0] : undefined;
  const label = problem?.field && typeInfo(type)?.fields.find(({ name }) => name === problem.field)?.label;
  return (
    <TextareaField
      name="content"
      label="Content as text"
      mono
      grow
      rows={2}
      required
      description={
        read?.ok && read.value.content !== content.trim() ? (
          <>
            Becomes <span className="wrap-anywhere font-mono text-text">{read.value.content}</span>
          </>
        ) : (
          "As in a zone file. What the console cannot read is sent as it stands"
        )
      }
      warning={problem && `${label ?? "It"} ${problem.message}`}
    />
  );
}

/** Turns between the fields and the text, which stand for the same. */
function TextToggle() {
  const { zone } = useRecordsWorkspace();
  const { type, asText, content, fields } = useRecordDraft();
  const change = useChangeDraft();
  if (!typeInfo(type)) return null;
  if (!asText) {
    const made = contentOfFields(type, fields[type] ?? {}, zone);
    const text = made.ok
      ? made.value
      : roughContent(type, fields[type] ?? {}, zone)
          .replaceAll("…", "")
          .trim();
    return (
      <Button size="sm" variant="quiet" onClick={() => change({ asText: true, content: text })}>
        Edit as text
      </Button>
    );
  }
  const own = content.trim() === "" ? fields[type] : fieldsOfContent(type, content, zone);
  return (
    <Button
      size="sm"
      variant="quiet"
      disabledReason={own ? undefined : whyOnlyText(type, content, zone)}
      onClick={() => own && change({ asText: false, fields: { ...fields, [type]: own } })}
    >
      Edit in fields
    </Button>
  );
}

function whyOnlyText(type: string, content: string, zone: string): string {
  if (!canonicalContent(type, content, zone).ok) return "This text cannot be divided into fields as it is.";
  return "As plain text it would lose its division into strings.";
}

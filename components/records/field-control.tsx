"use client";

import ListIcon from "lucide-react/icons/list";
import { type Ref, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { FieldKind, FieldSpec } from "@/lib/dns/content/field";

export interface ControlProps {
  name: string;
  value: string;
  onChange: (value: string) => void;
  onBlur: () => void;
  ref: Ref<HTMLElement>;
}

const numeric: ReadonlySet<FieldKind> = new Set<FieldKind>(["uint8", "uint16", "uint32"]);
const long: ReadonlySet<FieldKind> = new Set<FieldKind>(["text", "hex"]);

/** The control a kind of field is typed in: the one place that knows. */
export function FieldControl({ spec, ...control }: ControlProps & { spec: FieldSpec }) {
  if (spec.options) return <ChoiceOrText {...control} options={spec.options} label={spec.label} />;
  const { onChange, ...rest } = control;
  const typed = (event: { target: { value: string } }) => onChange(event.target.value);
  if (long.has(spec.kind))
    return <Textarea mono grow rows={2} {...rest} ref={toRef(rest.ref)} onChange={typed} />;
  return (
    <Input
      mono
      autoComplete="off"
      inputMode={numeric.has(spec.kind) ? "numeric" : undefined}
      {...rest}
      ref={toRef(rest.ref)}
      onChange={typed}
    />
  );
}

function toRef(ref: Ref<HTMLElement>) {
  return typeof ref === "function" ? ref : undefined;
}

interface ChoiceProps extends ControlProps {
  options: NonNullable<FieldSpec["options"]>;
  label: string;
}

const other = "other value";

/** Values that have a meaning to choose from, and any other to type. */
function ChoiceOrText({ options, label, value, onChange, ref, ...rest }: ChoiceProps) {
  const [typing, setTyping] = useState(false);
  const listed = value === "" || options.some((option) => option.value === value);
  if (typing || !listed) {
    return (
      <div className="flex min-w-0 gap-1">
        <Input
          mono
          autoComplete="off"
          autoFocus={typing}
          {...rest}
          ref={toRef(ref)}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
        <IconButton
          label={`Choose ${label} from the list`}
          icon={<ListIcon aria-hidden="true" className="size-4" />}
          onClick={() => {
            setTyping(false);
            if (!listed) onChange("");
          }}
        />
      </div>
    );
  }
  return (
    <Select
      {...rest}
      ref={toRef(ref)}
      value={value}
      placeholder="Choose…"
      options={[
        ...options.map((option) => ({ value: option.value, label: `${option.value} · ${option.label}` })),
        { value: other, label: "Another value…" },
      ]}
      onChange={(event) => {
        if (event.target.value === other) setTyping(true);
        else onChange(event.target.value);
      }}
    />
  );
}

import { useId } from "react";

export interface ProgressBarProps {
  /** What is being done: "Creating records". */
  label: string;
  value: number;
  max: number;
}

/** Progress with counts: "Creating records: 120 of 661". */
export function ProgressBar({ label, value, max }: ProgressBarProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="flex justify-between gap-4">
        <span>{label}</span>
        <span className="text-muted tabular-nums">
          {value.toLocaleString("en")} of {max.toLocaleString("en")}
        </span>
      </label>
      <progress
        id={id}
        value={value}
        max={max}
        className="h-1.5 w-full appearance-none overflow-hidden rounded-full bg-line [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent [&::-webkit-progress-value]:transition-[inline-size]"
      />
    </div>
  );
}

import { cx } from "./cx";

export interface MiddleTruncateProps {
  text: string;
  /** Characters at the end that always stay in sight. */
  tail?: number | undefined;
  mono?: boolean | undefined;
}

/** One line that gives way in its middle; selecting or copying it yields the whole text. */
export function MiddleTruncate({ text, tail = 8, mono }: MiddleTruncateProps) {
  const cut = text.length > tail * 2 ? text.length - tail : text.length;
  return (
    <span className={cx("flex min-w-0 max-w-full", mono && "font-mono")}>
      <span className="truncate whitespace-pre">{text.slice(0, cut)}</span>
      {cut < text.length && <span className="shrink-0 whitespace-pre">{text.slice(cut)}</span>}
    </span>
  );
}

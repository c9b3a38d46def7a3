import { visibleText } from "@/lib/errors/visible-text";
import { fieldWord } from "./audit-sentence";
import type { FieldChange } from "./field-changes";
import { FieldValue } from "./field-value";

interface FieldTableProps {
  /** What it lists, for screen readers. */
  label: string;
  changes: readonly FieldChange[];
  /** Which sides there are; one alone is simply the value. */
  sides: "both" | "before" | "after";
}

const cell = "wrap-anywhere py-1.5 pr-4 align-top";

/** Fields by name, with what they were and are. */
export function FieldTable({ label, changes, sides }: FieldTableProps) {
  return (
    <table aria-label={label} className="w-full max-w-4xl table-fixed border-line border-t text-left">
      <thead>
        <tr className="border-line border-b text-muted">
          <th scope="col" className="w-1/4 py-1.5 pr-4 font-medium">
            Field
          </th>
          {sides !== "after" && (
            <th scope="col" className="py-1.5 pr-4 font-medium">
              Before
            </th>
          )}
          {sides !== "before" && (
            <th scope="col" className="py-1.5 pr-4 font-medium">
              After
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, before, after }) => (
          <tr key={field} className="border-line border-b">
            <th scope="row" className={`${cell} font-normal text-muted`}>
              <bdi className="text-muted">{visibleText(fieldWord(field))}</bdi>
            </th>
            {sides !== "after" && (
              <td className={cell}>
                <FieldValue value={before} />
              </td>
            )}
            {sides !== "before" && (
              <td className={cell}>
                <FieldValue value={after} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

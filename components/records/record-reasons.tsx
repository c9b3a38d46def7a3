import { reasonIds } from "./record-cells";
import type { RecordsWorkspace } from "./records-workspace";

/** Says once for all rows why something cannot be done. */
export function RecordReasons({ reasons }: Pick<RecordsWorkspace, "reasons">) {
  return (
    <>
      {reasons.update && <Reason id={reasonIds.update}>{reasons.update}</Reason>}
      {reasons.delete && <Reason id={reasonIds.delete}>{reasons.delete}</Reason>}
    </>
  );
}

function Reason({ id, children }: { id: string; children: string }) {
  return (
    <p id={id} hidden>
      {children}
    </p>
  );
}

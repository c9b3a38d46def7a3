import type { ReactNode } from "react";

interface CellContext {
  /** Place of the row in the rows given, from 0. */
  index: number;
  /** Whether buttons and links in the row are tab stops; in a grid only those of the active row are. */
  tabStop: boolean;
  /** What the row has in common with the one above it, as the table's `repeats` says. */
  repeats: string | undefined;
}

export interface Column<Row> {
  id: string;
  /** Short; also read out as the column's name. */
  header: string;
  /** The header is for screen readers only, as above row actions. */
  hideHeader?: boolean | undefined;
  // A method, so that rows of one kind fit where rows of any kind are rendered.
  cell(row: Row, context: CellContext): ReactNode;
  /** For the header and the cells: width, alignment, from which width on it shows. */
  className?: string | undefined;
  /** For the header alone: `max-sm:hidden` where the cells stand in a second line on a phone. */
  headerClassName?: string | undefined;
  sortable?: boolean | undefined;
}

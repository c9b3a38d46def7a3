import * as z from "zod/mini";
import { descriptionLength } from "@/lib/contract/fields";

/** A domain's description as it is typed. */
export const descriptionText = z
  .string()
  .check(
    z.maxLength(
      descriptionLength,
      `Description has more than ${descriptionLength.toLocaleString("en")} characters`,
    ),
  );

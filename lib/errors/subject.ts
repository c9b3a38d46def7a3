import type { Before, LostWrite } from "./lost-reply";
import { taskOf } from "./task";

/** What a write is about, in words, as far as they are known: `"www A"`, `"The validation of example.com"`. */
export function subjectOf({ name, input }: LostWrite, before: Before): string | undefined {
  switch (name) {
    case "records.create":
      return `${input.body.name} ${input.body.type}`;
    case "records.update":
    case "records.delete":
      return before.record && `${before.record.display_name ?? before.record.name} ${before.record.type}`;
    case "domains.create":
      return input.body.name;
    case "domains.update":
    case "domains.delete":
    case "domains.restore":
      return before.domain?.name;
    case "records.bulkCreate":
    case "records.bulkDelete":
      return undefined;
    default:
      return before.domain && `${taskOf({ name, method: "POST", path: "" }).what} of ${before.domain.name}`;
  }
}

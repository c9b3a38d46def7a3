import type { ContentProblem } from "../parsed";
import { defineContent } from "./definition";
import { regexpProblem } from "./naptr-regexp";

/** RFC 3403 §4.1. */
export const naptr = defineContent({
  description: "Rewriting rule for services, as ENUM and SIP use it",
  example: '100 10 "U" "E2U+sip" "!^.*$!sip:info@example.com!" .',
  fields: [
    { name: "order", label: "Order", kind: "uint16", hint: "The lowest is taken first" },
    { name: "preference", label: "Preference", kind: "uint16", hint: "Which to prefer among equal orders" },
    { name: "flags", label: "Flags", kind: "string", hint: "S, A, U or P as the service says, or empty" },
    { name: "services", label: "Services", kind: "string", hint: "Such as E2U+sip" },
    {
      name: "regexp",
      label: "Regexp",
      kind: "string",
      hint: "Such as !^.*$!sip:info@example.com!; or empty",
    },
    {
      name: "replacement",
      label: "Replacement",
      kind: "host",
      hint: "The next name to ask; “.” when regexp is set",
    },
  ],
  check(fields): ContentProblem[] {
    const message = regexpProblem(fields.regexp ?? "");
    return message === null ? [] : [{ field: "regexp", message }];
  },
});

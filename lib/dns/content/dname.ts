import { defineContent } from "./definition";

/** RFC 6672. */
export const dname = defineContent({
  description: "Redirects everything below a name to another domain",
  example: "example.net.",
  fields: [
    { name: "target", label: "Target", kind: "host", hint: "The domain that answers for names below" },
  ],
});

import { defineContent } from "./definition";

/** RFC 1035 §3.3.1. */
export const cname = defineContent({
  description: "Alias of another name",
  example: "www.example.com.",
  fields: [{ name: "target", label: "Target", kind: "host", hint: "The name this one stands for" }],
});

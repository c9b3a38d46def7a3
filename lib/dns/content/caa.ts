import { defineContent } from "./definition";

/** RFC 8659; tags that are not listed are allowed. */
export const caa = defineContent({
  description: "Certificate authorities allowed to issue for the domain",
  example: '0 issue "letsencrypt.org"',
  fields: [
    {
      name: "flags",
      label: "Flags",
      kind: "uint8",
      hint: "128 forbids issuing to whoever does not understand the tag",
      options: [
        { value: "0", label: "Not critical" },
        { value: "128", label: "Critical" },
      ],
    },
    {
      name: "tag",
      label: "Tag",
      kind: "tag",
      hint: "What the value says",
      options: [
        { value: "issue", label: "May issue certificates" },
        { value: "issuewild", label: "May issue wildcard certificates" },
        { value: "issuemail", label: "May issue mail certificates" },
        { value: "issuevmc", label: "May issue mark certificates" },
        { value: "iodef", label: "Where to report violations" },
        { value: "contactemail", label: "Contact mail address" },
        { value: "contactphone", label: "Contact telephone number" },
      ],
    },
    {
      name: "value",
      label: "Value",
      kind: "value",
      hint: "An authority's domain, “;” for none, or a contact",
    },
  ],
});

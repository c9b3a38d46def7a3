import { defineContent } from "./definition";
import { digestProblems } from "./digest";

const digests = { "1": { name: "SHA-256", octets: 32 }, "2": { name: "SHA-512", octets: 64 } };

/** RFC 6698, with the words of RFC 7218. */
export const tlsa = defineContent({
  description: "Certificate or key a TLS service must present",
  example: "3 1 1 D2ABDE240D7CD3EE6B4B28C54DF034B97983A1D16E8A410E4561CB106618E971",
  fields: [
    {
      name: "usage",
      label: "Certificate usage",
      kind: "uint8",
      hint: "What the certificate is checked against",
      options: [
        { value: "0", label: "PKIX-TA: public authority" },
        { value: "1", label: "PKIX-EE: this certificate, publicly trusted" },
        { value: "2", label: "DANE-TA: own authority" },
        { value: "3", label: "DANE-EE: this certificate" },
        { value: "255", label: "PrivCert: private use" },
      ],
    },
    {
      name: "selector",
      label: "Selector",
      kind: "uint8",
      hint: "Which part of the certificate",
      options: [
        { value: "0", label: "Cert: whole certificate" },
        { value: "1", label: "SPKI: public key" },
        { value: "255", label: "PrivSel: private use" },
      ],
    },
    {
      name: "matching_type",
      label: "Matching type",
      kind: "uint8",
      hint: "How that part is written",
      options: [
        { value: "0", label: "Full: in full" },
        { value: "1", label: "SHA2-256" },
        { value: "2", label: "SHA2-512" },
        { value: "255", label: "PrivMatch: private use" },
      ],
    },
    { name: "data", label: "Association data", kind: "hex", hint: "Hexadecimal" },
  ],
  check: (fields) => digestProblems(fields, "data", "matching_type", digests),
});

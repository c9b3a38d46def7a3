import * as z from "zod/mini";
import { endpoint } from "./endpoint";
import { assumed, id, openEnum, timestamp } from "./fields";

export const validationTypes = ["txt_record", "nameservers"] as const;
export const validationStatuses = [
  "pending",
  "verifying",
  "failed",
  "validated",
  "expired",
  "cancelled",
] as const;

const validation = z.looseObject({
  id,
  validation_type: openEnum(validationTypes),
  status: openEnum(validationStatuses),
  challenge_value: z.nullish(z.string()),
  dns_record: z.nullish(z.looseObject({ name: z.string(), type: z.string(), value: z.string() })),
  expires_at: z.nullish(timestamp),
  created_at: z.nullish(timestamp),
});
export type Validation = z.infer<typeof validation>;

const validationCheck = assumed(
  "POST …/validation/check always answers 200 with {is_valid, message, validation_id?}",
  z.looseObject({ is_valid: z.boolean(), message: z.string(), validation_id: z.nullish(id) }),
);

export const validationEndpoints = {
  "validation.get": endpoint({
    method: "GET",
    path: "/domains/{domain_id}/validation",
    response: z.nullable(validation),
    permission: "domains:read",
    assumed: "Reading a validation needs domains:read; starting, checking and cancelling domains:update",
  }),
  "validation.start": endpoint({
    method: "POST",
    path: "/domains/{domain_id}/validation",
    body: z.strictObject({ validation_type: z.enum(validationTypes) }),
    response: validation,
    permission: "domains:update",
  }),
  "validation.check": endpoint({
    method: "POST",
    path: "/domains/{domain_id}/validation/check",
    response: validationCheck,
    permission: "domains:update",
  }),
  "validation.cancel": endpoint({
    method: "DELETE",
    path: "/domains/{domain_id}/validation",
    response: null,
    permission: "domains:update",
  }),
};

import { auditLogHandlers } from "./audit-logs";
import { authHandlers } from "./auth";
import { dnssecHandlers } from "./dnssec";
import { domainHandlers } from "./domains";
import { effectivePermissionHandlers } from "./effective-permissions";
import { exportHandlers } from "./exports";
import type { Handlers } from "./handler";
import { healthHandlers } from "./health";
import { importHandlers } from "./imports";
import { recordHandlers } from "./records";
import { validationHandlers } from "./validation";

/** Every endpoint the embedded API has built; the others answer 501. */
export const handlers: Handlers = {
  ...healthHandlers,
  ...authHandlers,
  ...domainHandlers,
  ...validationHandlers,
  ...dnssecHandlers,
  ...recordHandlers,
  ...importHandlers,
  ...exportHandlers,
  ...auditLogHandlers,
  ...effectivePermissionHandlers,
};

import { domainHandlers } from "./domains";
import type { Handlers } from "./handler";

/** Every endpoint the embedded API has built; the others answer 501. */
export const handlers: Handlers = {
  ...domainHandlers,
};

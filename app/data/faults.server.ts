import { log } from "#app/platform/log.server.ts";

/** Writes down a fault that is not thrown on, because others wait behind it: the deed, the request, the error; nothing that was typed. */
export function noteFault(error: unknown, about: { readonly deed: string; readonly requestId: string | null }): void {
  log.error({ err: error, ...about }, "a deed failed and will be tried again");
}

/** What of an error, or of what caused it, is looked at. */
export type Cause = {
  readonly code?: unknown;
  readonly originalCode?: unknown;
  readonly name?: unknown;
  readonly message?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: unknown };
};

type Link = Cause & { readonly cause?: unknown; readonly meta?: { readonly driverAdapterError?: unknown } };

/** Whether the error, or one of what caused it (five deep), is of that kind: drivers and Prisma wrap one another's errors. */
export function someCause(error: unknown, isOfKind: (cause: Cause) => boolean): boolean {
  let current: unknown = error;
  for (let depth = 0; depth < 5 && typeof current === "object" && current !== null; depth++) {
    const link = current as Link;
    if (isOfKind(link)) return true;
    current = link.cause ?? link.meta?.driverAdapterError;
  }
  return false;
}

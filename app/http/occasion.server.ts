import type { Occasion } from "#app/domain/shared/occasion.ts";
import { instantAt } from "#app/domain/shared/time.ts";

/** Now, and the request's id: the only place of the doors that looks at the clock. The id is set by http/server.ts, never taken from outside. */
export function occasionOf(request: Request): Occasion {
  return { at: instantAt(Date.now()), requestId: request.headers.get("x-request-id") };
}

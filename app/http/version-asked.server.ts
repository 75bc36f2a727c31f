import { found } from "#app/http/guard.server.ts";

/** The number of a course's version that an address asks for (`?version=3`); null when it asks for none. What is no number is not found. */
export function versionAsked(request: Request): number | null {
  const said = new URL(request.url).searchParams.get("version");
  return said === null ? null : Number(found(/^[1-9]\d{0,5}$/.exec(said))[0]);
}

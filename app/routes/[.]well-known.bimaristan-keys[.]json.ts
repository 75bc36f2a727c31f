import { certificateKeys } from "#app/queries/credits/certificate-keys.server.ts";

/** The public keys with which certificates can be checked anywhere, for ever: JSON Web Keys, present and past. */
export async function loader() {
  return Response.json(
    { keys: await certificateKeys() },
    { headers: { "cache-control": "public, max-age=3600", "access-control-allow-origin": "*" } },
  );
}

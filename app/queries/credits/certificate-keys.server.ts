import { publicKeys } from "#app/platform/signing-keys.server.ts";

/** Every public key that this installation has signed certificates with, as JSON Web Keys (RFC 8037), the present one first. */
export function certificateKeys(): ReturnType<typeof publicKeys> {
  return publicKeys();
}

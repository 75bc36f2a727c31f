import type { DeviceId, PractitionerId } from "#app/domain/shared/ids.ts";

/**
 * The "device" of plain forms, posted by a browser without JavaScript: one for each learner, named after them. The server gives
 * its events their numbers as they arrive, so nothing is ever missing on it.
 */
export function formDeviceOf(who: PractitionerId): DeviceId {
  return who as string as DeviceId;
}

/** Any number: the server replaces it. */
export const FORM_SEQUENCE = 1;

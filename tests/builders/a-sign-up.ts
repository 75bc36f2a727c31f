import { SignUp } from "#app/domain/identity/profile.ts";
import type { Occasion } from "#app/domain/shared/occasion.ts";
import { instantAt } from "#app/domain/shared/time.ts";

let count = 0;

/** What a practitioner sends to sign up, in the form the command takes; every one has an address of their own. */
export function aSignUp(wish: Record<string, string> = {}): SignUp {
  count += 1;
  return SignUp.parse({
    nameAr: "زينب كاظم الربيعي",
    nameLatin: "Zainab Kadhim Al-Rubaie",
    profession: "nurse",
    governorate: "baghdad",
    directorate: "baghdad-karkh",
    facilityType: "hospital",
    email: `nurse-${String(count)}-${String(Date.now())}@example.iq`,
    password: "tamarind river nine",
    licenceNumber: "N-77",
    issuingBody: "iraqi-nursing-syndicate",
    language: "ar",
    ...wish,
  });
}

/** Now, or some milliseconds off, as a door would say it. */
export function anOccasion(offsetMs = 0): Occasion {
  return { at: instantAt(Date.now() + offsetMs), requestId: "test" };
}

/** Where the tests' people sign in from. */
export const A_BROWSER = { userAgent: "Mozilla/5.0 (Android 14) Chrome/140.0", address: "192.0.2.7" } as const;

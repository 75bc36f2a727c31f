import { z } from "zod";
import { parseEmail, parsePhone, signInContact } from "#app/domain/identity/contact.ts";
import { Directorate, directoratesIn } from "#app/domain/identity/directorate.ts";
import { FacilityType } from "#app/domain/identity/facility-type.ts";
import { Governorate } from "#app/domain/identity/governorate.ts";
import { IssuingBody, bodiesFor } from "#app/domain/identity/issuing-body.ts";
import { Password } from "#app/domain/identity/password.ts";
import { NameInArabic, NameInKurdish, NameInLatin } from "#app/domain/identity/person-name.ts";
import { Profession } from "#app/domain/identity/profession.ts";
import { Specialty, specialtiesOf } from "#app/domain/identity/specialty.ts";
import { Language } from "#app/domain/shared/language.ts";
import { westernDigits } from "#app/domain/shared/digits.ts";

/** A number as a licence carries it: letters, digits, slash, dash; one spelling for digits of all three sets. */
export const LicenceNumber = z
  .string()
  .transform((text) => westernDigits(text.normalize("NFC")).replace(/\s+/gu, " ").trim())
  .pipe(
    z
      .string()
      .min(1, "required")
      .max(40, "too-long")
      .regex(/^[\p{L}\p{N}][\p{L}\p{N}\p{M}/ .-]*$/u, "licence-number-invalid"),
  );

/** An optional text that a form may send as nothing at all. */
const absent = (value: string | undefined): string | null =>
  value === undefined || value.trim() === "" ? null : value.normalize("NFC").replace(/\s+/gu, " ").trim();

const person = {
  nameAr: NameInArabic,
  nameLatin: NameInLatin,
  nameCkb: NameInKurdish.optional().transform((name) => name ?? null),
  profession: Profession,
  specialty: Specialty.optional().transform((specialty) => specialty ?? null),
  governorate: Governorate,
  directorate: Directorate,
  facilityType: FacilityType,
  facilityName: z.string().max(160, "too-long").optional().transform(absent),
};

type Placed = { profession: Profession; specialty: Specialty | null; governorate: Governorate; directorate: Directorate };
type Context = { addIssue: (issue: { code: "custom"; message: string; path: string[] }) => void };

/** What must fit together in a profile. */
function checkPlaces(value: Placed, context: Context): void {
  if (!directoratesIn(value.governorate).some((entry) => entry.code === value.directorate))
    context.addIssue({ code: "custom", message: "directorate-elsewhere", path: ["directorate"] });
  if (value.specialty !== null && !specialtiesOf(value.profession).some((entry) => entry.code === value.specialty))
    context.addIssue({ code: "custom", message: "specialty-of-another-profession", path: ["specialty"] });
}

/** A practitioner as they describe themselves. */
export const Profile = z.object(person).superRefine(checkPlaces);
export type Profile = z.output<typeof Profile>;

/** A licence as its holder enters it. */
export const ClaimedLicence = z.object({ number: LicenceNumber, issuingBody: IssuingBody });
export type ClaimedLicence = { readonly number: string; readonly issuingBody: string };

const optionalContact = (parse: (text: string) => string | null, code: string) =>
  z
    .string()
    .max(300, "too-long")
    .optional()
    .transform((text, context) => {
      if (text === undefined || text.trim() === "") return null;
      const parsed = parse(text);
      if (parsed !== null) return parsed;
      context.addIssue({ code: "custom", message: code });
      return z.NEVER;
    });

const signingUp = {
  ...person,
  email: optionalContact(parseEmail, "email-invalid"),
  phone: optionalContact(parsePhone, "phone-invalid"),
  licenceNumber: LicenceNumber,
  issuingBody: IssuingBody,
  language: Language,
};

/** With the one contact that is confirmed and signed in with. */
function withContact<Value extends { email: string | null; phone: string | null }>(value: Value, context: Context) {
  const contact = signInContact(value);
  if (contact !== null) return { ...value, contact };
  context.addIssue({ code: "custom", message: "email-or-phone", path: ["email"] });
  return z.NEVER;
}

/** What is kept of the form until its contact is confirmed: all but the password. */
export const KeptSignUp = z.object(signingUp).transform(withContact);
export type KeptSignUp = z.output<typeof KeptSignUp>;

/** The form by which a practitioner signs up. The password's commonness is the command's to judge: the list is too long for a browser. */
export const SignUp = z
  .object({ ...signingUp, password: Password })
  .superRefine((value, context) => {
    checkPlaces(value, context);
    if (value.email === null && value.phone === null) context.addIssue({ code: "custom", message: "email-or-phone", path: ["email"] });
    if (!bodiesFor(value.profession).some((body) => body.code === value.issuingBody))
      context.addIssue({ code: "custom", message: "body-of-another-profession", path: ["issuingBody"] });
  })
  .transform(withContact);
export type SignUp = z.output<typeof SignUp>;

/** The part of a sign-up that is kept. */
export function keptSignUp({ password: _, ...kept }: SignUp): KeptSignUp {
  return kept;
}

/** The part of a sign-up that describes the practitioner. */
export function profileOf(wish: KeptSignUp): Profile {
  const { nameAr, nameLatin, nameCkb, profession, specialty, governorate, directorate, facilityType, facilityName } = wish;
  return { nameAr, nameLatin, nameCkb, profession, specialty, governorate, directorate, facilityType, facilityName };
}

import { z } from "zod";
import { westernDigits } from "#app/domain/shared/digits.ts";

/**
 * A phone number in E.164, or null. An Iraqi mobile may be written 07xx…, 7xx…, 00964…, +964…, with the zero kept after the country's
 * code, with spaces, dashes or brackets, in any of the three sets of digits. A foreign one needs + or 00.
 */
export function parsePhone(text: string): string | null {
  const compact = westernDigits(text).replace(/[\s().\-\u2010-\u2013\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "");
  const iraqi = /^(?:\+964|00964|964)?0?(7\d{9})$/.exec(compact);
  if (iraqi !== null) return `+964${iraqi[1] ?? ""}`;
  const foreign = /^(?:\+|00)([1-9]\d{7,14})$/.exec(compact);
  if (foreign === null || foreign[1]?.startsWith("964") === true) return null;
  return `+${foreign[1] ?? ""}`;
}

/** An address in lower case and without spaces around it, or null when it cannot be one. */
export function parseEmail(text: string): string | null {
  const email = text.trim().normalize("NFC").toLowerCase();
  if (email.length > 254) return null;
  return /^[^\s@"<>(),:;[\]\\]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}]{2,}$/u.test(email) ? email : null;
}

export type Contact = { readonly kind: "email"; readonly email: string } | { readonly kind: "phone"; readonly phone: string };

/** The address or number itself. */
export function contactText(contact: Contact): string {
  return contact.kind === "email" ? contact.email : contact.phone;
}

/** By which of the two somebody signs in, and where they are asked to confirm it: the address where there is one. Null without either. */
export function signInContact(reached: { readonly email: string | null; readonly phone: string | null }): Contact | null {
  if (reached.email !== null) return { kind: "email", email: reached.email };
  return reached.phone === null ? null : { kind: "phone", phone: reached.phone };
}

/** What somebody typed to be reached or recognised by: an e-mail address or a phone number. */
export function parseContact(text: string): Contact | null {
  if (text.includes("@")) {
    const email = parseEmail(text);
    return email === null ? null : { kind: "email", email };
  }
  const phone = parsePhone(text);
  return phone === null ? null : { kind: "phone", phone };
}

/** A field in which either may be typed. */
export const ContactField = z
  .string()
  .min(1, "required")
  .max(300, "too-long")
  .transform((text, context) => {
    const contact = parseContact(text);
    if (contact !== null) return contact;
    context.addIssue({ code: "custom", message: text.includes("@") ? "email-invalid" : "contact-invalid" });
    return z.NEVER;
  });

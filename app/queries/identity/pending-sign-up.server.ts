import { pendingOfBrowser } from "#app/data/pending-sign-ups.server.ts";
import type { Contact } from "#app/domain/identity/contact.ts";
import { SIGN_UP_MESSAGES, hasTries, standingOf } from "#app/domain/identity/pending-sign-up.ts";
import type { Instant } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";

/** What the browser that sent a form may see of it. None of it depends on whether somebody has the address. */
export type PendingForm = {
  readonly contact: Contact;
  readonly next: string;
  /** The fields as the form takes them, to be corrected; the password is not among them. */
  readonly values: Readonly<Record<string, string>>;
  readonly hasTries: boolean;
  readonly hasMessages: boolean;
};

/** The form that this browser has sent and not confirmed yet, or confirmed a moment ago; null when there is none. */
export async function pendingSignUp(browserToken: string, now: Instant): Promise<PendingForm | null> {
  const pending = await pendingOfBrowser(db(), browserToken);
  if (pending === null || !["open", "repeated"].includes(standingOf(pending, now))) return null;
  const { contact, ...fields } = pending.form;
  return {
    contact,
    next: pending.next,
    values: Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (value === null ? [] : [[name, value]]))),
    hasTries: hasTries(pending),
    hasMessages: hasTries(pending) && pending.messages < SIGN_UP_MESSAGES,
  };
}

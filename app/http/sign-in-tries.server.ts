import type { Contact } from "#app/domain/identity/contact.ts";
import { type Try, addressOf } from "#app/http/rate-limit.server.ts";

const subjectOf = (contact: Contact): string => (contact.kind === "email" ? contact.email : contact.phone);

/** What one attempt to sign in counts against: the account from here, the account from anywhere, and this address. */
export function signInTries(request: Request, contact: Contact): readonly Try[] {
  const address = addressOf(request);
  const account = subjectOf(contact);
  return [
    { limit: "sign-in-account-address", subject: `${account} ${address}` },
    { limit: "sign-in-account", subject: account },
    { limit: "sign-in-address", subject: address },
  ];
}

/** What one wish for a mailed link counts against. */
export function resetTries(request: Request, contact: Contact): readonly Try[] {
  return [
    { limit: "reset-account", subject: subjectOf(contact) },
    { limit: "reset-address", subject: addressOf(request) },
  ];
}

/**
 * What one attempt to sign up counts against: this address, and, because a form sent twice signs in, the contacts as in signing in. The
 * latter are forgotten after a success, as there.
 */
export function signUpTries(request: Request, wish: { readonly email: string | null; readonly phone: string | null }) {
  const contacts: Try[] = [];
  if (wish.email !== null) contacts.push(...signInTries(request, { kind: "email", email: wish.email }));
  if (wish.phone !== null) contacts.push(...signInTries(request, { kind: "phone", phone: wish.phone }));
  const address: Try = { limit: "sign-up-address", subject: addressOf(request) };
  return { address, contacts };
}

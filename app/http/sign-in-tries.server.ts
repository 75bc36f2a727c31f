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

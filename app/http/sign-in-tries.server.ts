import { type Contact, contactText } from "#app/domain/identity/contact.ts";
import { type Try, addressOf } from "#app/http/rate-limit.server.ts";

/** What one attempt to sign in counts against: the account from here, the account from anywhere, and this address. */
export function signInTries(request: Request, contact: Contact): readonly Try[] {
  const address = addressOf(request);
  const account = contactText(contact);
  return [
    { limit: "sign-in-account-address", subject: `${account} ${address}` },
    { limit: "sign-in-account", subject: account },
    { limit: "sign-in-address", subject: address },
  ];
}

/** What one wish for a mailed link counts against. */
export function resetTries(request: Request, contact: Contact): readonly Try[] {
  return [
    { limit: "reset-account", subject: contactText(contact) },
    { limit: "reset-address", subject: addressOf(request) },
  ];
}

/**
 * What one message that confirms a contact counts against, the first and each further one: the contact from here, the contact from
 * anywhere, and this address. The first is narrow, the second wide, so that a stranger cannot keep somebody's message back at little cost.
 */
export function signUpTries(request: Request, contact: Contact): readonly Try[] {
  const address = addressOf(request);
  return [
    { limit: "sign-up-contact-address", subject: `${contactText(contact)} ${address}` },
    { limit: "sign-up-contact", subject: contactText(contact) },
    { limit: "sign-up-address", subject: address },
  ];
}

/** What one try to confirm counts against, beside the five that each request bears. */
export function confirmTries(request: Request): readonly Try[] {
  return [{ limit: "confirm-address", subject: addressOf(request) }];
}

/** What one try of a code or link that sets a password counts against. */
export function resetUseTries(request: Request): readonly Try[] {
  return [{ limit: "reset-use-address", subject: addressOf(request) }];
}

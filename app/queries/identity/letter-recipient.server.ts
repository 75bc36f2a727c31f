import { type Contact, signInContact } from "#app/domain/identity/contact.ts";
import type { AccountId } from "#app/domain/shared/ids.ts";
import { Language } from "#app/domain/shared/language.ts";
import { db } from "#app/platform/db.server.ts";

export type LetterRecipient = { readonly contact: Contact; readonly language: Language; readonly name: string | null };

/** How an account is written to and in which language: by letter, or by text where there is no address. Null when it is gone or disabled. */
export async function letterRecipient(accountId: AccountId): Promise<LetterRecipient | null> {
  const row = await db().account.findFirst({
    where: { id: accountId, disabledAt: null },
    select: { email: true, phone: true, language: true, practitioner: { select: { nameAr: true, nameLatin: true, nameCkb: true } } },
  });
  const contact = row === null ? null : signInContact(row);
  if (row === null || contact === null) return null;
  const language = Language.catch("ar").parse(row.language);
  const names = row.practitioner;
  const name =
    names === null ? null : language === "en" ? names.nameLatin : language === "ckb" ? (names.nameCkb ?? names.nameAr) : names.nameAr;
  return { contact, language, name };
}

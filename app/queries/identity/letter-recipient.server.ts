import type { AccountId } from "#app/domain/shared/ids.ts";
import { Language } from "#app/domain/shared/language.ts";
import { db } from "#app/platform/db.server.ts";

export type LetterRecipient = { readonly email: string; readonly language: Language; readonly name: string | null };

/** To whom a letter goes and in which language; null when the account is gone, disabled, or has no address. */
export async function letterRecipient(accountId: AccountId): Promise<LetterRecipient | null> {
  const row = await db().account.findFirst({
    where: { id: accountId, disabledAt: null },
    select: { email: true, language: true, practitioner: { select: { nameAr: true, nameLatin: true, nameCkb: true } } },
  });
  if (row?.email == null) return null;
  const language = Language.catch("ar").parse(row.language);
  const names = row.practitioner;
  const name =
    names === null ? null : language === "en" ? names.nameLatin : language === "ckb" ? (names.nameCkb ?? names.nameAr) : names.nameAr;
  return { email: row.email, language, name };
}

import type { AccountId } from "#app/domain/shared/ids.ts";
import type { Language } from "#app/domain/shared/language.ts";

/** A session that was just opened. The token goes into the cookie and nowhere else. */
export type OpenedSession = { readonly token: string; readonly accountId: AccountId; readonly language: Language };

import type { Tx } from "#app/data/transaction.server.ts";
import type { Contact } from "#app/domain/identity/contact.ts";
import { Profession } from "#app/domain/identity/profession.ts";
import type { ClaimedLicence, Profile } from "#app/domain/identity/profile.ts";
import { AccountId, PractitionerId } from "#app/domain/shared/ids.ts";
import { Language } from "#app/domain/shared/language.ts";
import type { Instant } from "#app/domain/shared/time.ts";

/** What signing in needs to know of an account. */
export type StoredAccount = {
  readonly id: AccountId;
  readonly email: string | null;
  readonly phone: string | null;
  readonly passwordHash: string | null;
  readonly language: Language;
  readonly disabled: boolean;
};

type Row = {
  id: string;
  email: string | null;
  phone: string | null;
  passwordHash: string | null;
  language: string;
  disabledAt: Date | null;
};

const stored = (row: Row | null): StoredAccount | null =>
  row === null
    ? null
    : {
        id: AccountId.parse(row.id),
        email: row.email,
        phone: row.phone,
        passwordHash: row.passwordHash,
        language: Language.catch("ar").parse(row.language),
        disabled: row.disabledAt !== null,
      };

/** The account that is reached at this address or number; null when there is none. */
export async function accountByContact(tx: Tx, contact: Contact): Promise<StoredAccount | null> {
  return stored(await tx.account.findUnique({ where: contact.kind === "email" ? { email: contact.email } : { phone: contact.phone } }));
}

/** The account with this id; null when there is none. */
export async function accountById(tx: Tx, id: AccountId): Promise<StoredAccount | null> {
  return stored(await tx.account.findUnique({ where: { id } }));
}

type NewAccount = {
  readonly email: string | null;
  readonly phone: string | null;
  /** Not confirmed: for calling the person, never for signing in. */
  readonly contactPhone?: string | null;
  readonly passwordHash: string;
  readonly language: Language;
};

/** Writes an account; fails with P2002 when somebody has its address or number (R82). */
export async function insertAccount(tx: Tx, account: NewAccount, at: Instant): Promise<AccountId> {
  const id = AccountId.parse(crypto.randomUUID());
  await tx.account.create({ data: { id, ...account, createdAt: at } });
  return id;
}

/** Writes the practitioner that an account is, with the licence they claim. */
export async function insertPractitioner(
  tx: Tx,
  accountId: AccountId,
  profile: Profile,
  licence: ClaimedLicence | null,
  at: Instant,
): Promise<PractitionerId> {
  const id = PractitionerId.parse(crypto.randomUUID());
  await tx.practitioner.create({ data: { id, accountId, ...profile, createdAt: at } });
  if (licence !== null) await insertLicence(tx, id, licence, at);
  return id;
}

/** Writes a licence as claimed by its holder. */
export async function insertLicence(tx: Tx, practitionerId: PractitionerId, licence: ClaimedLicence, at: Instant): Promise<string> {
  const id = crypto.randomUUID();
  await tx.licence.create({ data: { id, practitionerId, ...licence, state: "claimed", claimedAt: at } });
  return id;
}

/**
 * The profession of a practitioner and the licences that were not refused, the row of the practitioner locked so that two claims
 * cannot pass each other.
 */
export async function lockLicences(
  tx: Tx,
  practitionerId: PractitionerId,
): Promise<{ readonly profession: Profession; readonly held: readonly ClaimedLicence[] }> {
  await tx.$queryRaw`SELECT 1 FROM practitioner WHERE id = ${practitionerId}::uuid FOR UPDATE`;
  const { profession, licences } = await tx.practitioner.findUniqueOrThrow({
    where: { id: practitionerId },
    select: { profession: true, licences: { where: { state: { not: "refused" } }, select: { number: true, issuingBody: true } } },
  });
  return { profession: Profession.parse(profession), held: licences };
}

export async function updateProfile(tx: Tx, practitionerId: PractitionerId, profile: Profile): Promise<void> {
  await tx.practitioner.update({ where: { id: practitionerId }, data: profile });
}

type Names = Pick<Profile, "nameAr" | "nameLatin" | "nameCkb">;

/** Corrects a practitioner's registered names; false when they were so already. */
export async function updateNames(tx: Tx, practitionerId: PractitionerId, names: Names): Promise<boolean> {
  const { count } = await tx.practitioner.updateMany({
    where: { id: practitionerId, NOT: { nameAr: names.nameAr, nameLatin: names.nameLatin, nameCkb: names.nameCkb } },
    data: names,
  });
  return count === 1;
}

export async function updateLanguage(tx: Tx, accountId: AccountId, language: Language): Promise<void> {
  await tx.account.update({ where: { id: accountId }, data: { language } });
}

export async function updatePassword(tx: Tx, accountId: AccountId, passwordHash: string): Promise<void> {
  await tx.account.update({ where: { id: accountId }, data: { passwordHash } });
}

/** Whether the error says that an address or number is taken. */
export function isTaken(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === "P2002";
}

import { AccountId } from "#app/domain/shared/ids.ts";
import { db } from "#app/platform/db.server.ts";

/** What a registrar said about a claimed licence, for its holder. */
export type LicenceLetter = {
  readonly accountId: AccountId;
  readonly outcome: "confirmed" | "refused";
  readonly number: string;
  readonly issuingBody: string;
  /** null: a list of the register confirmed it. */
  readonly reason: string | null;
};

/** The decision of that id; null where the licence is nobody's who could be written to. */
export async function licenceLetter(decisionId: string): Promise<LicenceLetter | null> {
  const row = await db().licenceDecision.findUnique({
    where: { id: decisionId },
    select: {
      outcome: true,
      reason: true,
      licence: { select: { number: true, issuingBody: true, practitioner: { select: { accountId: true } } } },
    },
  });
  if (row === null || row.licence.practitioner.accountId === null) return null;
  const { number, issuingBody, practitioner } = row.licence;
  const outcome = row.outcome === "confirmed" ? "confirmed" : "refused";
  return {
    accountId: AccountId.parse(practitioner.accountId),
    outcome,
    number,
    issuingBody,
    reason: row.reason.startsWith("register-import ") ? null : row.reason,
  };
}

import { acceptedActivities } from "#app/data/petitions.server.ts";
import { learningReadableBy, practitionersReadableBy } from "#app/data/scope.server.ts";
import { CourseMetadata } from "#app/domain/authoring/course-source.ts";
import { type CreditTotals, totalCredits } from "#app/domain/credits/total-credits.ts";
import type { LedgerLine } from "#app/domain/credits/ledger.ts";
import type { Actor } from "#app/domain/identity/actor.ts";
import type { Trilingual } from "#app/domain/shared/language.ts";
import type { CalendarDay } from "#app/domain/shared/time.ts";
import { CalendarDay as Day } from "#app/domain/shared/time.ts";
import { db } from "#app/platform/db.server.ts";

export type TranscriptLine = {
  readonly id: string;
  readonly sequence: number;
  readonly kind: LedgerLine["kind"];
  readonly amountHundredths: number;
  readonly creditType: string;
  readonly category: string;
  readonly earnedOn: CalendarDay;
  readonly evidenceGrade: LedgerLine["evidenceGrade"];
  readonly reason: string | null;
  /** The title of the course, or of the activity held elsewhere as it was claimed; null for lines that neither brought. */
  readonly title: Trilingual | null;
  readonly providerName: Trilingual | null;
  readonly courseId: string | null;
  /** null while the certificate is being made, and for lines that have none. */
  readonly certificateCode: string | null;
};

export type Transcript = {
  readonly practitioner: {
    readonly nameAr: string;
    readonly nameLatin: string;
    readonly nameCkb: string | null;
    readonly profession: string;
    readonly licences: readonly {
      readonly number: string;
      readonly issuingBody: string;
      readonly state: "claimed" | "confirmed" | "refused";
    }[];
  };
  /** No licence of this person is confirmed yet: the credits stand, and wait for it. */
  readonly pendingConfirmation: boolean;
  readonly period: { readonly from: CalendarDay; readonly to: CalendarDay } | null;
  /** Newest first. */
  readonly lines: readonly TranscriptLine[];
  readonly totals: CreditTotals;
};

export type TranscriptWish = {
  readonly period: { readonly from: CalendarDay; readonly to: CalendarDay } | null;
  readonly creditType: string | null;
  readonly category: string | null;
};

/** The actor's own credits by type, category and date; the totals are those of `totalCredits` over the lines shown (R85); null for who is no practitioner. */
export async function transcript(actor: Actor, wish: TranscriptWish): Promise<Transcript | null> {
  const practitioner = await db().practitioner.findFirst({
    where: practitionersReadableBy(actor),
    select: { id: true, nameAr: true, nameLatin: true, nameCkb: true, profession: true, licences: { orderBy: { claimedAt: "asc" } } },
  });
  if (practitioner === null) return null;
  const rows = await db().ledgerLine.findMany({
    where: {
      ...learningReadableBy(actor),
      ...(wish.period === null ? {} : { earnedOn: { gte: wish.period.from, lte: wish.period.to } }),
      ...(wish.creditType === null ? {} : { creditType: wish.creditType }),
      ...(wish.category === null ? {} : { category: wish.category }),
    },
    orderBy: { sequence: "desc" },
    include: { certificates: { where: { replacedById: null }, select: { code: true } } },
  });
  const { licences, id, ...person } = practitioner;
  const [activities, versions, providers] = await Promise.all([
    acceptedActivities(db(), id),
    db().courseVersion.findMany({
      where: { id: { in: rows.flatMap((row) => row.courseVersionId ?? []) } },
      select: { id: true, metadata: true },
    }),
    db().provider.findMany({ where: { id: { in: rows.map((row) => row.providerId) } } }),
  ]);
  const titles = new Map(versions.map((version) => [version.id, CourseMetadata.parse(version.metadata).title]));
  const names = new Map(providers.map((provider) => [provider.id, { ar: provider.nameAr, ckb: provider.nameCkb, en: provider.nameEn }]));
  const lines = rows.map((row): TranscriptLine => ({
    id: row.id,
    sequence: row.sequence,
    kind: row.kind as LedgerLine["kind"],
    amountHundredths: row.amountHundredths,
    creditType: row.creditType,
    category: row.category,
    earnedOn: Day.parse(row.earnedOn),
    evidenceGrade: row.evidenceGrade as LedgerLine["evidenceGrade"],
    reason: row.reason,
    title: row.courseVersionId === null ? inAll(activities.get(row.id)?.title) : (titles.get(row.courseVersionId) ?? null),
    providerName: names.get(row.providerId) ?? inAll(activities.get(row.id)?.organiser),
    courseId: row.courseId,
    certificateCode: row.certificates[0]?.code ?? null,
  }));
  return {
    practitioner: {
      ...person,
      licences: licences.map(({ number, issuingBody, state }) => ({
        number,
        issuingBody,
        state: state as "claimed" | "confirmed" | "refused",
      })),
    },
    pendingConfirmation: !licences.some((licence) => licence.state === "confirmed"),
    period: wish.period,
    lines,
    totals: totalCredits(lines),
  };
}

/** What somebody wrote in one language stands as it is in all of them. */
const inAll = (text: string | undefined): Trilingual | null => (text === undefined ? null : { ar: text, ckb: text, en: text });

import type { Actor } from "#app/domain/identity/actor.ts";
import { countsMoreThanItCovers, isOfNamedPeople, KURDISTAN } from "#app/domain/identity/register/covers.ts";
import type { AccountId, PractitionerId } from "#app/domain/shared/ids.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";

/** Matches no row, whatever the table's other columns say. */
const NOBODY = { id: { in: [] as string[] } };

/**
 * The twin of `can(actor, read-own-transcript)` and of its like for certificates, events and licences: whose learning and credits the
 * actor may read, as one value for a statement in SQL, where null equals nothing; null for everybody who is no learner, or signed out.
 */
export function practitionerReadableBy(actor: Actor | null): PractitionerId | null {
  return actor?.role === "learner" ? actor.practitionerId : null;
}

/** The same scope for any table whose rows belong to a practitioner. */
export function learningReadableBy(actor: Actor | null): { readonly practitionerId: PractitionerId | { in: string[] } } {
  return { practitionerId: practitionerReadableBy(actor) ?? { in: [] } };
}

/** The same scope for the practitioners themselves. */
export function practitionersReadableBy(actor: Actor): Prisma.PractitionerWhereInput {
  const id = practitionerReadableBy(actor);
  return id === null ? NOBODY : { id };
}

/** The twin of `can(actor, manage-own-account)`. */
export function accountsManageableBy(actor: Actor): { readonly id: AccountId } {
  return { id: actor.accountId };
}

/** The same scope for any table whose rows belong to an account. */
export function accountRowsManageableBy(actor: Actor): { readonly accountId: AccountId } {
  return { accountId: actor.accountId };
}

/** The twin of `can(actor, see-people)`: the accounts that the actor may look up and give roles to. */
export function accountsVisibleTo(actor: Actor): Prisma.AccountWhereInput {
  return actor.role === "admin" ? {} : NOBODY;
}

/** The twin of `can(actor, see-quarantine)`. */
export function quarantineVisibleTo(actor: Actor): Prisma.QuarantinedEventWhereInput {
  return actor.role === "admin" ? {} : NOBODY;
}

/** The twin of `can(actor, see-quarantine)` for the words that are held without a name. */
export function heldEvaluationsVisibleTo(actor: Actor): Prisma.HeldEvaluationWhereInput {
  return actor.role === "admin" ? {} : NOBODY;
}

/** The twin of `can(actor, replace-certificate)`: other people's certificates that the actor may see beside the register, to correct them. */
export function certificatesCorrectableBy(actor: Actor): Prisma.CertificateWhereInput {
  return actor.role === "admin" ? {} : NOBODY;
}

/** The twin of `can(actor, draft-course)`: the courses that the actor writes. */
export function coursesWrittenBy(actor: Actor): Prisma.CourseWhereInput {
  return actor.role === "trainer" ? { providerId: actor.providerId } : NOBODY;
}

/** The twin of `can(actor, withdraw-course)`: the courses whose publication the actor may take back. */
export function coursesWithdrawableBy(actor: Actor): Prisma.CourseWhereInput {
  return actor.role === "admin" ? {} : coursesWrittenBy(actor);
}

/** The twin of `can(actor, read-draft)`: the courses whose drafts the actor may read. */
export function coursesReadInDraftBy(actor: Actor): Prisma.CourseWhereInput {
  return actor.role === "trainer" || actor.role === "reviewer" ? { providerId: actor.providerId } : NOBODY;
}

/** The twin of `can(actor, review-course)` and of `can(actor, sign-off-translation)`. */
export function coursesReviewableBy(actor: Actor): Prisma.CourseWhereInput {
  return actor.role === "reviewer" ? { providerId: actor.providerId } : NOBODY;
}

/** The twin of `can(actor, keep-media)`: the files of the library that the actor keeps. */
export function mediaKeptBy(actor: Actor): Prisma.MediaAssetWhereInput {
  return actor.role === "trainer" ? { providerId: actor.providerId } : NOBODY;
}

/** The twin of `can(actor, keep-media)` for files that are on their way. */
export function uploadsKeptBy(actor: Actor): Prisma.MediaUploadWhereInput {
  return actor.role === "trainer" ? { providerId: actor.providerId } : NOBODY;
}

/** The twin of `can(actor, see-media)`, as one value for a statement in SQL: whose files the actor may see before they are published. */
export function mediaSeenOf(actor: Actor | null): string | null {
  return actor?.role === "trainer" || actor?.role === "reviewer" ? actor.providerId : null;
}

/** The twin of `covers` (domain/identity/register): the practitioners whom a jurisdiction answers for. */
function coveredBy(jurisdiction: string): Prisma.PractitionerWhereInput {
  if (jurisdiction === "IQ") return { governorate: { notIn: [...KURDISTAN] } };
  if (jurisdiction === "IQ-KR") return { governorate: { in: [...KURDISTAN] } };
  const [kind, code = ""] = jurisdiction.split(":", 2);
  if (kind === "directorate") return { directorate: code };
  return kind === "body" ? { licences: { some: { issuingBody: code } } } : NOBODY;
}

/** The twin of `can(actor, see-register)`: whom the actor may find in the register. */
export function registerVisibleTo(actor: Actor): Prisma.PractitionerWhereInput {
  return actor.role === "registrar" || actor.role === "auditor" ? coveredBy(actor.jurisdiction) : NOBODY;
}

/** Whose standings are counted: null does not narrow; what nothing is, is nobody. */
export type CountedScope = { readonly governorates: string[] | null; readonly directorate: string | null; readonly body: string | null };

/** Who of these is named: nobody who works in one of the governorates that are left out. */
export type NamedScope = CountedScope & { readonly leftOut: readonly string[] };

/**
 * Who is counted for the actor, for statements in SQL about standings (data/standing-sums): whom `can(actor, see-register)` shows, and for
 * the country the Region too (countsMoreThanItCovers).
 */
export function standingsCountedFor(actor: Actor): CountedScope {
  const nobody = { governorates: [], directorate: null, body: null };
  if (actor.role !== "registrar" && actor.role !== "auditor") return nobody;
  if (actor.jurisdiction === "IQ") return { ...nobody, governorates: null };
  if (actor.jurisdiction === "IQ-KR") return { ...nobody, governorates: [...KURDISTAN] };
  const [kind, code = ""] = actor.jurisdiction.split(":", 2);
  if (kind === "directorate") return { governorates: null, directorate: code, body: null };
  return kind === "body" ? { governorates: null, directorate: null, body: code } : nobody;
}

/** The twin of `can(actor, list-standings)`, and of `can(actor, see-register)` for statements in SQL: whom the actor may see by name. */
export function standingsNamedTo(actor: Actor): NamedScope {
  const isNamed = actor.role === "registrar" || (actor.role === "auditor" && isOfNamedPeople(actor.jurisdiction));
  if (!isNamed) return { governorates: [], directorate: null, body: null, leftOut: [] };
  return { ...standingsCountedFor(actor), leftOut: countsMoreThanItCovers(actor.jurisdiction) ? KURDISTAN : [] };
}

/** The twin of `can(actor, keep-register)`: whose record the actor may decide about. */
export function registerKeptBy(actor: Actor): Prisma.PractitionerWhereInput {
  return actor.role === "registrar" ? coveredBy(actor.jurisdiction) : NOBODY;
}

/** The twin of `can(actor, keep-register)` for one licence: a body decides about those alone that it issued. */
export function licencesDecidedBy(actor: Actor): Prisma.LicenceWhereInput {
  if (actor.role !== "registrar") return NOBODY;
  const [kind, code = ""] = actor.jurisdiction.split(":", 2);
  return kind === "body" ? { issuingBody: code } : { practitioner: coveredBy(actor.jurisdiction) };
}

/** The twin of `can(actor, decide-petition)`: what lies before the actor to be decided. */
export function petitionsDecidedBy(actor: Actor): Prisma.PetitionWhereInput {
  return actor.role === "registrar" ? { practitioner: coveredBy(actor.jurisdiction) } : NOBODY;
}

/** The twin of `can(actor, import-register)`: the lists that were brought for the actor's jurisdiction. */
export function importsKeptBy(actor: Actor): Prisma.RegisterImportWhereInput {
  return actor.role === "registrar" ? { jurisdiction: actor.jurisdiction } : NOBODY;
}

/** The twin of `can(actor, see-policies)`: the versions of requirements that the actor may read. */
export function policiesVisibleTo(actor: Actor): Prisma.PolicyVersionWhereInput {
  return actor.role === "registrar" || actor.role === "auditor" ? {} : NOBODY;
}

/** The lists of named people that the actor themselves asked for, while they act in the same role for the same jurisdiction. */
export function standingListsAskedBy(actor: Actor): Prisma.StandingListWhereInput {
  if (actor.role !== "registrar" && actor.role !== "auditor") return NOBODY;
  return { accountId: actor.accountId, role: actor.role, jurisdiction: actor.jurisdiction };
}

/** The twin of `can(actor, sign-policy)`: the simulations of the actor's own jurisdiction's requirement. */
export function simulationsVisibleTo(actor: Actor): Prisma.PolicySimulationWhereInput {
  return actor.role === "registrar" || actor.role === "auditor" ? { jurisdiction: actor.jurisdiction } : NOBODY;
}

/** The lists that the actor themselves asked for, while they act for the same jurisdiction. */
export function exportsAskedBy(actor: Actor): Prisma.RegisterExportWhereInput {
  if (actor.role !== "registrar" && actor.role !== "auditor") return NOBODY;
  return { accountId: actor.accountId, jurisdiction: actor.jurisdiction };
}

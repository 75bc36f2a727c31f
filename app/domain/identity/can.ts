import type { Actor, Role } from "#app/domain/identity/actor.ts";
import { type RegisterPlace, covers, isOfNamedPeople } from "#app/domain/identity/register/covers.ts";
import type { AccountId, PractitionerId } from "#app/domain/shared/ids.ts";

/** Everything somebody may or may not do, with what the answer depends on. */
export type Deed =
  /** Progress, answers, evaluation and claim: all that a learner changes is an event of their own. */
  | { readonly verb: "record-event"; readonly practitionerId: PractitionerId }
  | { readonly verb: "read-own-transcript"; readonly practitionerId: PractitionerId }
  | { readonly verb: "read-own-certificate"; readonly practitionerId: PractitionerId }
  | { readonly verb: "manage-own-account"; readonly accountId: AccountId }
  | { readonly verb: "claim-licence"; readonly practitionerId: PractitionerId }
  /** Lay an activity, a relief or an appeal before an officer, and answer what they ask. */
  | { readonly verb: "file-petition"; readonly practitionerId: PractitionerId }
  | { readonly verb: "see-people" }
  | { readonly verb: "grant-role"; readonly role: Role }
  | { readonly verb: "end-role"; readonly role: Role }
  | { readonly verb: "see-quarantine" }
  /** Begin, save, restore, submit and withdraw. */
  | { readonly verb: "draft-course"; readonly providerId: string }
  /** Read what is being written, and remark on it. */
  | { readonly verb: "read-draft"; readonly providerId: string }
  /** Decide about a submission; that somebody is independent of it is asked of its authors (domain/authoring/review). */
  | { readonly verb: "review-course"; readonly providerId: string }
  /** Say of a translation, as a clinician, that it says what its source says. */
  | { readonly verb: "sign-off-translation"; readonly providerId: string }
  | { readonly verb: "publish-course"; readonly providerId: string }
  /** Find what a relationship of somebody else means for a course of the provider. */
  | { readonly verb: "judge-relationship"; readonly providerId: string; readonly accountId: string }
  /** Say that something is wrong with a question that one was shown. */
  | { readonly verb: "report-item"; readonly practitionerId: PractitionerId }
  /** Read what was reported of a provider's questions, and take one out of new papers at once. */
  | { readonly verb: "hold-item"; readonly providerId: string }
  /** Answer reports, and propose to correct a key after the fact. */
  | { readonly verb: "propose-regrade"; readonly providerId: string }
  /** Be the second person of a correction; that it is another one is asked of the proposal. */
  | { readonly verb: "confirm-regrade"; readonly providerId: string }
  /** Withdraw or recall what is published. */
  | { readonly verb: "withdraw-course"; readonly providerId: string }
  /** Upload, look through, and remove what is not used. */
  | { readonly verb: "keep-media"; readonly providerId: string }
  /** See a file that no published course shows. */
  | { readonly verb: "see-media"; readonly providerId: string }
  | { readonly verb: "revoke-certificate" }
  | { readonly verb: "replace-certificate" }
  /** Find somebody in the register, and open their record for a purpose that is written down. */
  | { readonly verb: "see-register"; readonly place: RegisterPlace }
  /** Decide about somebody's licence, and whose record a line or another record is. */
  | { readonly verb: "keep-register"; readonly place: RegisterPlace }
  /** Decide what somebody laid before an officer; that it is not the officer's own is asked of the petition. */
  | { readonly verb: "decide-petition"; readonly place: RegisterPlace }
  /** Bring a list for a jurisdiction, look at what it would change, and order that it be applied. */
  | { readonly verb: "import-register"; readonly jurisdiction: string }
  /** Take a list of named people out of the house, for a purpose that is written down. */
  | { readonly verb: "export-register"; readonly jurisdiction: string }
  /** See by name, for a purpose that is written down, whom a figure of how people stand counts; and take that list out of the house. */
  | { readonly verb: "list-standings"; readonly jurisdiction: string }
  /** Read every requirement and its drafts: law, and nobody's secret. */
  | { readonly verb: "see-policies" }
  /** Be one of the two who put a version of a jurisdiction's requirement into shadow or into force. */
  | { readonly verb: "sign-policy"; readonly jurisdiction: string };

/** The whole permission table. Its twin, the same question asked of a query, is data/scope.server.ts; a property holds the two together. */
export function can(actor: Actor, deed: Deed): boolean {
  switch (deed.verb) {
    case "record-event":
    case "read-own-transcript":
    case "read-own-certificate":
    case "claim-licence":
    case "file-petition":
    case "report-item":
      return actor.role === "learner" && actor.practitionerId === deed.practitionerId;
    case "manage-own-account":
      return actor.accountId === deed.accountId;
    case "see-people":
    case "grant-role":
    case "end-role":
    case "see-quarantine":
    case "revoke-certificate":
    case "replace-certificate":
      return actor.role === "admin";
    case "draft-course":
    case "publish-course":
    case "propose-regrade":
    case "keep-media":
      return actor.role === "trainer" && actor.providerId === deed.providerId;
    case "withdraw-course":
      return actor.role === "admin" || (actor.role === "trainer" && actor.providerId === deed.providerId);
    case "read-draft":
    case "hold-item":
    case "see-media":
      return (actor.role === "trainer" || actor.role === "reviewer") && actor.providerId === deed.providerId;
    case "judge-relationship":
      return (
        (actor.role === "trainer" || actor.role === "reviewer") &&
        actor.providerId === deed.providerId &&
        actor.accountId !== deed.accountId
      );
    case "review-course":
    case "sign-off-translation":
    case "confirm-regrade":
      return actor.role === "reviewer" && actor.providerId === deed.providerId;
    case "see-register":
      return (actor.role === "registrar" || actor.role === "auditor") && covers(actor.jurisdiction, deed.place);
    case "keep-register":
    case "decide-petition":
      return actor.role === "registrar" && covers(actor.jurisdiction, deed.place);
    case "see-policies":
      return actor.role === "registrar" || actor.role === "auditor";
    case "list-standings":
      return (
        (actor.role === "registrar" || (actor.role === "auditor" && isOfNamedPeople(actor.jurisdiction))) &&
        actor.jurisdiction === deed.jurisdiction
      );
    case "sign-policy":
    case "export-register":
      return (actor.role === "registrar" || actor.role === "auditor") && actor.jurisdiction === deed.jurisdiction;
    case "import-register":
      return actor.role === "registrar" && actor.jurisdiction === deed.jurisdiction;
  }
}

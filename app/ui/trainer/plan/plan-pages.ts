import { draftPath } from "#app/ui/trainer/draft-words.ts";

/** The five steps in which a course is planned, in order; each may be left out and come back to. */
export const PLAN_STEPS = ["need", "objectives", "audience", "format", "credits"] as const;
/** The pages for everything else that a course says of itself. */
export const DETAIL_PAGES = ["catalogue", "references", "quiz", "dates", "people"] as const;
export const PLAN_PAGES = [...PLAN_STEPS, ...DETAIL_PAGES] as const;
export type PlanPage = (typeof PLAN_PAGES)[number];

/** Whether a page of the plan has this name. */
export function isPlanPage(name: string | undefined): name is PlanPage {
  return (PLAN_PAGES as readonly (string | undefined)[]).includes(name);
}

/** On which page each member of the metadata is filled in. */
const PAGE_OF: Readonly<Record<string, PlanPage>> = {
  practiceGap: "need",
  need: "need",
  objectives: "objectives",
  outcomeLevels: "objectives",
  audience: "audience",
  audienceOf: "audience",
  method: "format",
  minutes: "format",
  creditOffers: "credits",
  title: "catalogue",
  summary: "catalogue",
  topics: "catalogue",
  translations: "catalogue",
  languages: "catalogue",
  licence: "catalogue",
  references: "references",
  quiz: "quiz",
  releasedOn: "dates",
  reviewedOn: "dates",
  expiresOn: "dates",
  repeat: "dates",
  faculty: "people",
  commercialSupport: "people",
};

/** The address of a page of the plan. */
export const planPath = (courseId: string, page: PlanPage): string => `${draftPath(courseId)}/plan/${page}`;
/** The address of the order of modules and lessons. */
export const structurePath = (courseId: string): string => `${draftPath(courseId)}/structure`;
/** The address at which a lesson is added from a file or another course. */
export const addLessonPath = (courseId: string): string => `${draftPath(courseId)}/add-lesson`;

/** The id of the control in which a member of the metadata is filled in, such as `title.ar`. */
export const fieldId = (field: string): string => `field-${field}`;

/** Where a member of the metadata is filled in: the page and, in it, the control. Lessons and modules stand in the structure. */
export function fieldPath(courseId: string, field: string | null): string {
  const member = field?.split(".")[0] ?? "";
  if (member === "lessons" || member === "modules") return `${structurePath(courseId)}#${fieldId(field ?? "")}`;
  return `${planPath(courseId, PAGE_OF[member] ?? "catalogue")}${field === null ? "" : `#${fieldId(field)}`}`;
}

import { expect, test } from "vitest";
import { courseContent } from "#app/domain/authoring/course-content.ts";
import { coursePlan } from "#app/domain/authoring/course-plan.ts";
import { LANGUAGES } from "#app/domain/shared/language.ts";
import { aCourseMetadata } from "#tests/builders/a-course-folder.ts";

const three = (text: string) => ({ en: `${text} en`, ar: `${text} ar`, ckb: `${text} ckb` });
const PLANNED = {
  need: { desired: three("desired"), source: three("source") },
  outcomeLevels: [5, 2, 3],
  audienceOf: { professions: ["nurse", "pharmacist"], seniority: ["in-training", "senior"] },
};
const content = (metadata: ReturnType<typeof aCourseMetadata>, language: (typeof LANGUAGES)[number]) =>
  courseContent(metadata, { least: 1, most: 1 }, language, []);

test("a reviewer reads the need, the level of each objective and whom it is for, in each language", () => {
  const metadata = aCourseMetadata(PLANNED);
  for (const language of LANGUAGES) {
    const plan = coursePlan(metadata, language);
    expect(plan.need).toEqual({ desired: `desired ${language}`, source: `source ${language}` });
    expect(plan.objectives).toEqual(
      metadata.objectives.map((objective, index) => ({ text: objective[language], level: PLANNED.outcomeLevels[index] })),
    );
    expect(plan.audienceOf?.seniority).toEqual(["in-training", "senior"]);
    expect(plan.audienceOf?.professions).not.toContain("nurse");
    expect(plan.audienceOf?.professions).toHaveLength(2);
  }
});

test("a learner reads what should be done, whom it is for, and what is to change: taking part and liking it are no change", () => {
  const page = content(aCourseMetadata(PLANNED), "ckb");
  expect(page.desired).toBe("desired ckb");
  expect(page.outcomeLevels).toEqual([3, 5]);
  expect(page.audienceOf).toEqual(coursePlan(aCourseMetadata(PLANNED), "ckb").audienceOf);
});

test("a course that was never asked for them has none, and its page has no member for them", () => {
  const plan = coursePlan(aCourseMetadata(), "en");
  expect([plan.need, plan.audienceOf, ...plan.objectives.map(({ level }) => level)]).toEqual([null, null, null, null, null]);
  for (const member of ["desired", "outcomeLevels", "audienceOf"]) expect(content(aCourseMetadata(), "en")).not.toHaveProperty(member);
});

import { expect, test } from "vitest";
import { drawPaper } from "#app/domain/assessment/draw-paper.ts";
import { explainedPaper } from "#app/domain/assessment/explained-paper.ts";
import { Item } from "#app/domain/assessment/item.ts";
import { toCandidatePaper } from "#app/domain/assessment/paper.ts";
import { ItemVersionId } from "#app/domain/shared/ids.ts";
import { aVignetteSet, anExtendedMatching, aSingleBestAnswer, anOrdering, inThree } from "#tests/builders/an-item.ts";

const picture = (src: string) => ({ kind: "image", src, text: inThree(`What ${src} shows`) });
const addressOf = (src: string) => (src === "lost.png" ? null : `/media/${src}`);
const tags = { level: "analysis", competency: "patient-care", difficulty: 61, owner: "Dr Secret Owner", reviewOn: "2027-03-01" };
const origin = { courseId: "elsewhere", itemId: "older", contentHash: "a".repeat(64) };

function paperOf(item: unknown) {
  const pool = [{ itemVersionId: ItemVersionId.parse("00000000-0000-4000-8000-000000000000"), item: Item.parse(item) }];
  const draw = drawPaper(pool, { "topic-one": 1 }, "seed");
  return { pool, draw, paper: toCandidatePaper(draw, pool, "ckb", addressOf) };
}

test("tags and origin of an item never come into a paper (R32)", () => {
  for (const item of [aSingleBestAnswer("one"), aVignetteSet("case"), anOrdering("order"), anExtendedMatching("match")]) {
    const { paper } = paperOf({ ...item, tags, origin });
    expect(paper.questions.length).toBeGreaterThan(0);
    const text = JSON.stringify(paper);
    for (const hidden of ["tags", "analysis", "patient-care", "61", "Secret", "2027", "elsewhere", "origin", "references"])
      expect(text, hidden).not.toContain(hidden);
  }
});

test("a picture in stem, option, element, stem of a theme and vignette comes with its words in the language of the paper", () => {
  const single = aSingleBestAnswer("one");
  if (single.type !== "single-best-answer") throw new Error("another type");
  const withPictures = {
    ...single,
    media: picture("stem.png"),
    options: single.options.map((o) => ({ ...o, media: picture(`${o.id}.png`) })),
  };
  const [question] = paperOf(withPictures).paper.questions;
  expect(question).toMatchObject({ media: { kind: "image", address: "/media/stem.png", text: "What stem.png shows ک" } });
  if (question?.type !== "single-best-answer") throw new Error("another type");
  expect(question.options.map(({ id, media }) => media?.address === `/media/${id}.png`)).toEqual([true, true, true, true]);

  const set = aVignetteSet("case");
  const { paper, draw, pool } = paperOf({ ...set, media: picture("case.png") });
  expect(paper.questions.map(({ vignette }) => vignette?.media?.address)).toEqual(["/media/case.png", "/media/case.png"]);
  const explained = explainedPaper({ draw, pool, references: [] }, new Map(), "ar", addressOf);
  expect(explained.feedback.map(({ vignetteMedia }) => vignetteMedia?.text)).toEqual(["What case.png shows ع", "What case.png shows ع"]);
});

test("without a picture, or with one whose file is not there, a question is as it was before there were any", () => {
  const plain = paperOf(aSingleBestAnswer("one")).paper;
  expect(JSON.stringify(plain)).not.toContain("media");
  expect(paperOf({ ...aSingleBestAnswer("one"), media: picture("lost.png") }).paper).toEqual(plain);
});

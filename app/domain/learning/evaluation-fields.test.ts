import fc from "fast-check";
import { expect, test } from "vitest";
import { Evaluation } from "#app/domain/learning/evaluation.ts";
import { evaluationFromFields } from "#app/domain/learning/evaluation-fields.ts";

function aForm(over: Readonly<Record<string, string | readonly string[]>> = {}): FormData {
  const form = new FormData();
  const fields = {
    relevance: "4",
    intentToChange: "already-do",
    perceivedBias: "none",
    barriers: ["time", "staff"],
    comment: " شكراً ",
    ...over,
  };
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one);
  return form;
}

test("what a filled form says is an evaluation that the server accepts", () => {
  expect(evaluationFromFields(aForm())).toEqual({
    relevance: 4,
    intentToChange: "already-do",
    intendedChange: "",
    barriers: ["time", "staff"],
    perceivedBias: "none",
    biasComment: "",
    comment: "شكراً",
  });
});

test("whatever a form holds, it is an evaluation by the schema or none at all", () => {
  const anything = fc.string({ maxLength: 4100 });
  fc.assert(
    fc.property(
      fc.record({ relevance: anything, intentToChange: anything, perceivedBias: anything, comment: anything }, { requiredKeys: [] }),
      (over) => {
        const evaluation = evaluationFromFields(aForm(over));
        expect(evaluation === null || Evaluation.safeParse(evaluation).success).toBe(true);
      },
    ),
  );
});

test("nothing chosen, an unknown choice or a text that is too long is no evaluation", () => {
  for (const over of [
    { relevance: "" },
    { relevance: "6" },
    { intentToChange: "maybe" },
    { perceivedBias: "" },
    { comment: "a".repeat(4001) },
  ])
    expect(evaluationFromFields(aForm(over))).toBeNull();
});

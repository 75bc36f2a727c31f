import { DOSE_UNITS, type DoseUnit } from "#app/domain/authoring/document-schema.ts";
import { westernDigits } from "#app/domain/shared/digits.ts";
import { amountFault, required } from "#app/ui/editor/field-faults.ts";
import { framed } from "#app/ui/editor/framed-view.ts";
import type { LessonContext } from "#app/ui/editor/lesson-context.ts";
import { ID, lessonNode } from "#app/ui/editor/node-kit.ts";

const IN_WORDS = ["unit", "percent", "drop", "tablet", "puff"] as const satisfies readonly DoseUnit[];
const inWords = (unit: DoseUnit): unit is (typeof IN_WORDS)[number] => IN_WORDS.some((one) => one === unit);

const units = ({ words }: LessonContext) =>
  DOSE_UNITS.map((unit) => ({ value: unit, label: inWords(unit) ? words(`editor.unit-${unit}`) : unit }));

/** A reference as one finds it in a list. */
export const referenceChoices = ({ references }: LessonContext) =>
  references.map(({ id, authors, year, title }) => ({ value: id, label: `${authors.split(",")[0] ?? ""} ${year}. ${title}` }));

/** A dose, in parts that can be checked and compared between languages: never only words. */
export const DoseBlock = lessonNode({
  name: "doseBlock",
  content: "block*",
  attrs: { ...ID, drug: "", route: "", amount: "", unit: "mg", interval: "", source: "" },
  more: {
    addNodeView: () =>
      framed({
        className: "dose",
        label: "editor.deed-dose",
        fields: [
          { name: "drug", label: "editor.dose-drug", kind: "line", ltr: true, fault: required },
          {
            name: "amount",
            label: "editor.dose-amount",
            kind: "line",
            ltr: true,
            fault: amountFault,
            kept: (typed) => westernDigits(typed).replaceAll("٫", ".").replace(/\s+/g, ""),
          },
          { name: "unit", label: "editor.dose-unit", kind: "choice", choices: units },
          { name: "route", label: "editor.dose-route", kind: "line", fault: required },
          { name: "interval", label: "editor.dose-interval", kind: "line", fault: required },
          {
            name: "source",
            label: "editor.dose-source",
            kind: "choice",
            placeholder: "editor.choose-reference",
            choices: referenceChoices,
            fault: required,
            wide: true,
          },
        ],
      }),
  },
});

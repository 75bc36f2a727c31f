import type { ReactNode } from "react";
import type { CandidateQuestion, ShownPart } from "#app/domain/assessment/paper.ts";
import { isUnreadable, matchField, moved, placed } from "#app/domain/assessment/response-fields.ts";
import type { Response } from "#app/domain/assessment/response.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { ChoiceGroup } from "#app/ui/kit/choice-group.tsx";
import { useAnnounce } from "#app/ui/kit/live-region.tsx";
import { OrderList } from "#app/ui/kit/order-list.tsx";
import { SelectField } from "#app/ui/kit/select-field.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { ClinicalText } from "#app/ui/learner/clinical-text.tsx";
import { QuestionMedia } from "#app/ui/learner/question-media.tsx";

type Answering<Type extends CandidateQuestion["type"]> = {
  readonly question: Extract<CandidateQuestion, { type: Type }>;
  readonly response: Response | undefined;
  /** `typing`: more will follow at once. */
  readonly onAnswer: (response: Response, how: "chosen" | "typing") => void;
};

/** The id of the field for a number: the address of a question may name it, to bring its reader there. */
export const numberFieldId = (itemId: string): string => `q-${itemId}-value`;

/** The controls of one question: native ones, in a fieldset whose legend is the question asked (R67). */
export function QuizQuestion({
  question,
  response,
  onAnswer,
}: Omit<Answering<CandidateQuestion["type"]>, "question"> & { question: CandidateQuestion }) {
  switch (question.type) {
    case "single-best-answer":
    case "multiple-response":
      return <Choices question={question} response={response} onAnswer={onAnswer} />;
    case "extended-matching":
      return <Matching question={question} response={response} onAnswer={onAnswer} />;
    case "ordering":
      return <Ordering question={question} response={response} onAnswer={onAnswer} />;
    case "numeric":
      return <Numeric question={question} response={response} onAnswer={onAnswer} />;
  }
}

const legend = (words: string): ReactNode => (
  <span className="block text-lg">
    <ClinicalText>{words}</ClinicalText>
  </span>
);
const words = (part: ShownPart): ReactNode => (
  <>
    <ClinicalText>{part.text}</ClinicalText>
    <QuestionMedia media={part.media} />
  </>
);
const shown = (part: ShownPart) => ({ value: part.id, label: words(part) });

function Choices({ question, response, onAnswer }: Answering<"single-best-answer" | "multiple-response">) {
  const t = useMessages();
  const isOne = question.type === "single-best-answer";
  const chosen = response?.type === "multiple-response" ? response.choices : [];
  const one = response?.type === "single-best-answer" ? response.choice : "";
  return (
    <ChoiceGroup
      id={`q-${question.id}`}
      name="choice"
      kind={isOne ? "one" : "several"}
      legend={legend(question.leadIn)}
      description={isOne ? undefined : t("quiz.tick-all")}
      choices={question.options.map(shown)}
      value={isOne ? one : chosen}
      onChange={(id, on) => {
        if (isOne) onAnswer({ type: "single-best-answer", choice: id }, "chosen");
        else
          onAnswer(
            {
              type: "multiple-response",
              choices: on ? [...chosen.filter((other) => other !== id), id] : chosen.filter((other) => other !== id),
            },
            "chosen",
          );
      }}
    />
  );
}

function Matching({ question, response, onAnswer }: Answering<"extended-matching">) {
  const t = useMessages();
  const matches: Readonly<Record<string, string>> = response?.type === "extended-matching" ? response.matches : {};
  return (
    <fieldset className="min-w-0 space-y-4">
      <legend className="mb-2 font-medium">{legend(question.leadIn)}</legend>
      <ul className="text-ink-muted list-disc space-y-1 ps-6">
        {question.options.map((option) => (
          <li key={option.id}>{words(option)}</li>
        ))}
      </ul>
      {question.stems.map((stem) => (
        <div key={stem.id}>
          <QuestionMedia media={stem.media} />
          <SelectField
            id={`q-${question.id}-${stem.id}`}
            name={matchField(stem.id)}
            label={<ClinicalText>{stem.text}</ClinicalText>}
            placeholder={t("quiz.choose")}
            options={question.options.map((option) => ({ value: option.id, label: option.text }))}
            value={matches[stem.id] ?? ""}
            onChange={({ currentTarget: { value } }) => {
              const { [stem.id]: _before, ...others } = matches;
              onAnswer({ type: "extended-matching", matches: value === "" ? others : { ...others, [stem.id]: value } }, "chosen");
            }}
          />
        </div>
      ))}
    </fieldset>
  );
}

function Ordering({ question, response, onAnswer }: Answering<"ordering">) {
  const t = useMessages();
  const announce = useAnnounce();
  const ids = question.elements.map((element) => element.id);
  const given = response?.type === "ordering" ? response.order.filter((id) => ids.includes(id)) : [];
  const touched = given.length === ids.length;
  const order = touched ? given : ids;
  const elementOf = (id: string): ShownPart => question.elements.find((element) => element.id === id) ?? { id, text: "" };
  const keep = (next: string[], id: string) => {
    onAnswer({ type: "ordering", order: next }, "chosen");
    announce(t("quiz.moved", { place: next.indexOf(id) + 1, of: next.length }));
  };
  return (
    <fieldset className="min-w-0 space-y-3">
      <legend className="mb-2 font-medium">{legend(question.leadIn)}</legend>
      <p className="text-ink-muted text-sm">{t("quiz.order-how")}</p>
      <input type="hidden" name="touched" value={touched ? "yes" : "no"} />
      <OrderList
        name="order"
        label={question.leadIn}
        lines={order.map((id) => ({ id, text: elementOf(id).text, content: words(elementOf(id)) }))}
        moveLabel={(direction, { text }, place) => t(`quiz.move-${direction}`, { element: text, place })}
        onMove={(direction, id) => keep(moved(order, `${direction}:${id}`), id)}
        onPlace={(id, where, other) => keep(placed(order, id, where, other), id)}
      />
      {touched ? null : (
        <Button
          look="secondary"
          name="move"
          value="keep"
          icon="check"
          onClick={(event) => {
            event.preventDefault();
            onAnswer({ type: "ordering", order: [...order] }, "chosen");
          }}
        >
          {t("quiz.order-keep")}
        </Button>
      )}
    </fieldset>
  );
}

function Numeric({ question, response, onAnswer }: Answering<"numeric">) {
  const t = useMessages();
  const value = response?.type === "numeric" ? response.value : "";
  const unit = response?.type === "numeric" ? (response.unit ?? "") : "";
  return (
    <fieldset className="min-w-0 space-y-4">
      <legend className="mb-2 font-medium">{legend(question.leadIn)}</legend>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField
          id={numberFieldId(question.id)}
          name="value"
          label={t("quiz.number")}
          description={t("quiz.number-how")}
          error={isUnreadable(response) ? t("quiz.number-unreadable") : undefined}
          inputMode="decimal"
          autoComplete="off"
          maxLength={24}
          dir="ltr"
          value={value}
          onChange={({ currentTarget }) => {
            onAnswer({ type: "numeric", value: currentTarget.value, unit: unit === "" ? null : unit }, "typing");
          }}
        />
        <SelectField
          id={`q-${question.id}-unit`}
          name="unit"
          label={t("quiz.unit")}
          description={t("quiz.unit-how")}
          placeholder={t("quiz.choose")}
          options={question.units.map((one) => ({ value: one.id, label: one.text }))}
          value={unit}
          onChange={({ currentTarget }) => {
            onAnswer({ type: "numeric", value, unit: currentTarget.value === "" ? null : currentTarget.value }, "chosen");
          }}
        />
      </div>
    </fieldset>
  );
}

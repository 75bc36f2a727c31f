import { Form } from "@remix-run/react";
import type { RefObject } from "react";
import type { CandidateQuestion } from "#app/domain/assessment/paper.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { buttonStyle } from "#app/ui/kit/button-style.ts";

type Props = {
  readonly questions: readonly CandidateQuestion[];
  readonly answered: ReadonlySet<string>;
  readonly flagged: ReadonlySet<string>;
  readonly formEventId: string;
  readonly onGo: (place: number) => void;
  readonly onFinish: () => void;
  readonly heading: RefObject<HTMLHeadingElement>;
};

/** The last look before the end: what is unanswered and what was marked for review, each a step away. */
export function QuizFinish({ questions, answered, flagged, formEventId, onGo, onFinish, heading }: Props) {
  const t = useMessages();
  const open = questions.filter(({ id }) => !answered.has(id));
  const marked = questions.filter(({ id }) => flagged.has(id));
  return (
    <section className="space-y-6 py-4">
      <h1 ref={heading} tabIndex={-1} className="text-2xl">
        {t("quiz.finish-title")}
      </h1>
      {open.length === 0 ? (
        <Callout kind="success">{t("quiz.all-answered", { count: questions.length })}</Callout>
      ) : (
        <Callout kind="warning" title={t("quiz.unanswered", { count: open.length })}>
          <p>{t("quiz.unanswered-text")}</p>
          <Steps questions={open} onGo={onGo} />
        </Callout>
      )}
      {marked.length === 0 ? null : (
        <Callout kind="note" title={t("quiz.flagged-list")}>
          <Steps questions={marked} onGo={onGo} />
        </Callout>
      )}
      <p className="text-ink-muted">{t("quiz.finish-text")}</p>
      <div className="flex flex-wrap gap-3">
        <a
          href={`?q=${String(questions.length)}`}
          className={buttonStyle("secondary", "medium")}
          onClick={(event) => {
            event.preventDefault();
            onGo(questions.length);
          }}
        >
          {t("quiz.back-to-questions")}
        </a>
        <Form
          method="post"
          action="?q=finish"
          onSubmit={(event) => {
            event.preventDefault();
            onFinish();
          }}
        >
          <input type="hidden" name="intent" value="finish" />
          <input type="hidden" name="eventId" value={formEventId} />
          <Button icon="check">{t("quiz.finish-now")}</Button>
        </Form>
      </div>
    </section>
  );
}

function Steps({ questions, onGo }: { questions: readonly CandidateQuestion[]; onGo: (place: number) => void }) {
  const t = useMessages();
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(2.75rem,1fr))] gap-2 pt-2">
      {questions.map(({ id, number }) => (
        <li key={id}>
          <a
            href={`?q=${String(number)}`}
            aria-label={t("quiz.question", { number })}
            className={buttonStyle("secondary", "small", "w-full tabular-nums")}
            onClick={(event) => {
              event.preventDefault();
              onGo(number);
            }}
          >
            {number}
          </a>
        </li>
      ))}
    </ul>
  );
}

import { useState } from "react";
import { minutesAfterMergener, minutesByWords } from "#app/domain/authoring/propose-minutes.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { SelectField } from "#app/ui/kit/select-field.tsx";
import { FieldGroup } from "#app/ui/trainer/plan/field-group.tsx";
import { NumberField } from "#app/ui/trainer/plan/number-field.tsx";
import type { PlanPageProps } from "#app/ui/trainer/plan/plan-props.ts";
import { TrilingualField } from "#app/ui/trainer/plan/trilingual-field.tsx";

/** How one takes part and how long it takes, with two estimates of the time and where each comes from. */
export function FormatPage({ metadata, change, facts }: PlanPageProps) {
  const t = useMessages();
  const [difficulty, setDifficulty] = useState(3);
  const questions = Object.values(metadata.quiz?.quota ?? {}).reduce<number>((sum, count) => sum + (count ?? 0), 0);
  const [mergener, byWords] = [minutesAfterMergener({ words: facts.words, questions, difficulty }), minutesByWords(facts.words)];
  const lessons = (metadata.lessons ?? []).reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
  const take = (minutes: number) => (
    <Button type="button" size="small" look="secondary" onClick={() => change((now) => ({ ...now, minutes }))}>
      {t("plan.take-minutes", { count: minutes })}
    </Button>
  );
  return (
    <FieldGroup>
      <Callout kind="note" title={t("plan.format-enduring")}>
        {t("plan.format-enduring-text")}
      </Callout>
      <TrilingualField
        field="method"
        label={t("plan.method")}
        description={t("plan.method-text")}
        rows={2}
        value={metadata.method}
        onChange={(method) => change((now) => ({ ...now, method }))}
      />
      <NumberField
        field="minutes"
        label={t("plan.minutes")}
        description={t("plan.minutes-text", { lessons })}
        value={metadata.minutes}
        onChange={(minutes) => change((now) => ({ ...now, minutes }))}
      />
      <section aria-labelledby="estimates" className="border-line space-y-4 rounded-xl border p-4">
        <h2 id="estimates" className="font-semibold">
          {t("plan.estimates")}
        </h2>
        <p className="text-ink-muted text-sm">{t("plan.estimates-text", { words: facts.words, questions })}</p>
        {facts.words === 0 ? null : (
          <>
            <SelectField
              name="difficulty"
              label={t("plan.difficulty")}
              className="max-w-60"
              value={difficulty}
              options={[1, 2, 3, 4, 5].map((one) => ({ value: String(one), label: t("plan.difficulty-level", { level: one }) }))}
              onChange={(event) => setDifficulty(Number(event.currentTarget.value))}
            />
            <ul className="space-y-3">
              {[
                { minutes: mergener, source: t("plan.estimate-mergener") },
                { minutes: byWords, source: t("plan.estimate-words") },
              ].map(({ minutes, source }) => (
                <li key={source} className="flex flex-wrap items-center justify-between gap-3">
                  <span className="min-w-0 flex-1 basis-60 text-sm">{source}</span>
                  {minutes > 0 ? take(minutes) : null}
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
    </FieldGroup>
  );
}

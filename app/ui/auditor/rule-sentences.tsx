import { LANGUAGES, directionOf } from "#app/domain/shared/language.ts";
import type { Trilingual } from "#app/domain/shared/language.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Card } from "#app/ui/kit/card.tsx";

/** A rule as a sentence in each language, and the clause on which it rests. */
export type RuleSaid = { readonly clause: string; readonly sentence: Trilingual };

/** The rules of a version, each as a sentence: first in the reader's language, below it in the others, since all three are the law's. */
export function RuleSentences({ rules }: { rules: readonly RuleSaid[] }) {
  const t = useMessages();
  const language = useLanguage();
  const others = LANGUAGES.filter((other) => other !== language);
  return (
    <ol className="space-y-3">
      {rules.map(({ clause, sentence }, place) => (
        <Card as="li" key={`${clause} ${String(place)}`} className="space-y-1">
          <p className="font-semibold">{sentence[language]}</p>
          {others.map((other) => (
            <p key={other} lang={other} dir={directionOf(other)} className="text-ink-muted text-sm">
              {sentence[other]}
            </p>
          ))}
          <p className="text-sm">
            <a href={`#clause-${clause}`} className="text-accent inline-block py-1 underline">
              {t("policies.clause", { clause })}
            </a>
          </p>
        </Card>
      ))}
    </ol>
  );
}

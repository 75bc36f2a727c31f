import { Fragment } from "react";
import type { Sign } from "#app/domain/identity/register/match-score.ts";
import { isolate } from "#app/i18n/isolate.ts";
import type { Language } from "#app/domain/shared/language.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { columnValue } from "#app/ui/auditor/register-words.ts";
import { Badge } from "#app/ui/kit/badge.tsx";

type Licence = { readonly number: string; readonly issuingBody: string };
type Candidate = {
  readonly profession: string;
  readonly directorate: string;
  readonly birthYear: number | null;
  readonly licences: readonly Licence[];
  readonly signs: readonly Sign[];
};

/** A licence's number with who issued it. */
export function licenceSaid(t: Translate, language: Language, { number, issuingBody }: Licence): string {
  return `${isolate(number, language)} (${columnValue(t, language, "issuing_body", issuingBody)})`;
}

/** By what somebody is told from others of the same name, and what speaks for and against their being the one. */
export function CandidateFacts({ profession, directorate, birthYear, licences, signs }: Candidate) {
  const t = useMessages();
  const language = useLanguage();
  const facts = [
    columnValue(t, language, "profession", profession),
    columnValue(t, language, "directorate", directorate),
    ...(birthYear === null ? [] : [String(birthYear)]),
    ...licences.map((licence) => licenceSaid(t, language, licence)),
  ];
  return (
    <>
      {facts.map((fact, place) => (
        // Each fact whole on a line, as far as it fits: a number that is broken at its hyphen is read as two.
        <Fragment key={fact}>
          {place === 0 ? null : " · "}
          <span className="inline-block">{fact}</span>
        </Fragment>
      ))}
      <span className="mt-1 flex flex-wrap gap-1">
        {signs.map((sign) => (
          <Badge key={sign} tone={sign.endsWith("-other") ? "danger" : "neutral"}>
            {t(`register.sign-${sign}`)}
          </Badge>
        ))}
      </span>
    </>
  );
}

import type { KeptFilm } from "#app/domain/authoring/package-manifest.ts";
import { useEffect, useRef, useState } from "react";
import { type FilmOffer, USUAL_FILM } from "#app/domain/authoring/film-choice.ts";
import { type Keeping, percentKept } from "#app/domain/sync/kept-course.ts";
import type { Language } from "#app/domain/shared/language.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Callout } from "#app/ui/kit/callout.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { useAnnounce } from "#app/ui/kit/live-region.tsx";
import { ProgressBar } from "#app/ui/kit/progress-bar.tsx";
import { SelectField } from "#app/ui/kit/select-field.tsx";
import { megabytes } from "#app/ui/learner/megabytes.ts";
import { LANGUAGE_NAMES } from "#app/ui/shell/language-names.ts";

/** A hook that follows a course on this device, from app/offline: screens are handed it, since they know nothing of storage. */
export type UseKeeping = (accountId: string, courseId: string, language: Language) => Keeping | null;

export type KeepControlProps = {
  readonly useKeeping: UseKeeping;
  readonly accountId: string;
  readonly courseId: string;
  /** In which the course is kept; the page may be in another one. */
  readonly language: Language;
  /** What it takes on the device. */
  readonly bytes: number;
  /** What can be kept of its films, and what the course then takes. */
  readonly films: readonly FilmOffer[];
};

/** Keeps a course on this device: the one button with its size, how far it is, and what can be done about it. */
export function KeepControl({ useKeeping, accountId, courseId, language, bytes, films }: KeepControlProps) {
  const t = useMessages();
  const shownIn = useLanguage();
  const keeping = useKeeping(accountId, courseId, language);
  useSaysHowItWent(keeping);
  // Without a script nothing can be kept; until it is known how things stand, their place is held free.
  if (keeping === null) return <div className="min-h-11" />;
  if (!keeping.isPossible) return language === shownIn ? <p className="text-ink-muted text-sm">{t("offline.impossible")}</p> : null;
  const { step, kept, newer } = keeping;
  const goOn = () => {
    keeping.keep();
  };
  switch (step.step) {
    case "absent":
      return <Offer language={language} bytes={bytes} films={films} onKeep={keeping.keep} />;
    case "keeping": {
      const words = t("offline.keeping", { percent: percentKept(step) });
      return (
        <div className="space-y-2">
          <ProgressBar value={step.done} maximum={step.of} label={t("offline.progress")} valueText={words} />
          <p className="flex flex-wrap items-center justify-between gap-2">
            <span className="font-medium tabular-nums">{words}</span>
            <Button type="button" look="quiet" size="small" icon="close" onClick={keeping.stop}>
              {t("offline.stop")}
            </Button>
          </p>
        </div>
      );
    }
    case "halted":
      return (
        <div className="space-y-3">
          <Callout kind="warning">{t(`offline.halted-${step.why}`)}</Callout>
          <p className="flex flex-wrap gap-2">
            <Button type="button" look="secondary" icon="download" onClick={goOn}>
              {t("offline.resume", { percent: percentKept(step) })}
            </Button>
            <Remove keeping={keeping} />
          </p>
        </div>
      );
    case "kept":
      return (
        <div className="space-y-3">
          <p className="text-success flex items-start gap-2 font-medium">
            <Icon name="check" className="mt-0.5 size-5" />
            <span>
              {language === shownIn ? null : (
                <>
                  <span lang={language}>{LANGUAGE_NAMES[language]}</span>:{" "}
                </>
              )}
              {t("offline.kept", {
                megabytes: megabytes(shownIn, kept?.bytes ?? bytes),
                number: kept?.number ?? 1,
              })}
            </span>
          </p>
          {kept?.film == null ? null : (
            <p className="text-ink-muted text-sm">{filmWords(t, shownIn, { film: kept.film, bytes: kept.bytes })}</p>
          )}
          {newer === null ? null : (
            <Callout>
              <p className="mb-2">{t("offline.newer", { number: newer.number })}</p>
              <Button type="button" look="secondary" size="small" icon="download" onClick={goOn}>
                {t("offline.update", { megabytes: megabytes(shownIn, newer.bytes) })}
              </Button>
            </Callout>
          )}
          <Remove keeping={keeping} />
        </div>
      );
  }
}

type OfferProps = {
  readonly language: Language;
  readonly bytes: number;
  readonly films: readonly FilmOffer[];
  readonly onKeep: (film?: KeptFilm) => void;
};

function Offer({ language, bytes, films, onKeep }: OfferProps) {
  const t = useMessages();
  const shownIn = useLanguage();
  const [wish, setWish] = useState<string>(USUAL_FILM);
  const chosen = films.find(({ film }) => film === wish);
  const size = megabytes(shownIn, chosen?.bytes ?? bytes);
  const isOwn = language === shownIn;
  return (
    <div className="space-y-3">
      {films.length === 0 ? null : (
        <SelectField
          name={`films-${language}`}
          label={t("offline.films")}
          options={films.map((offer) => ({ value: offer.film, label: filmWords(t, shownIn, offer) }))}
          value={wish}
          onChange={({ target }) => {
            setWish(target.value);
          }}
        />
      )}
      <Button
        type="button"
        look={isOwn ? "secondary" : "quiet"}
        size={isOwn ? "medium" : "small"}
        icon="download"
        className="w-full"
        onClick={() => {
          onKeep(chosen?.film);
        }}
      >
        {isOwn ? t("offline.keep", { megabytes: size }) : t("offline.keep-in", { language: LANGUAGE_NAMES[language], megabytes: size })}
      </Button>
    </div>
  );
}

/** What of the films, and what the course then takes. */
function filmWords(t: ReturnType<typeof useMessages>, language: Language, { film, bytes }: FilmOffer): string {
  const size = { megabytes: megabytes(language, bytes) };
  if (film === "none" || film === "sound") return t(`offline.films-${film}`, size);
  return t("offline.films-size", { ...size, size: `\u2066${film}\u2069` });
}

function Remove({ keeping }: { keeping: Keeping }) {
  const t = useMessages();
  return (
    <Button type="button" look="quiet" size="small" icon="trash" onClick={keeping.remove}>
      {t("offline.remove")}
    </Button>
  );
}

/** Who does not see the bar hears how it ended. */
function useSaysHowItWent(keeping: Keeping | null): void {
  const t = useMessages();
  const language = useLanguage();
  const announce = useAnnounce();
  const before = useRef(keeping?.step.step);
  useEffect(() => {
    if (before.current === "keeping" && keeping?.step.step === "kept" && keeping.kept !== null)
      announce(t("offline.kept", { megabytes: megabytes(language, keeping.kept.bytes), number: keeping.kept.number }));
    if (before.current === "keeping" && keeping?.step.step === "halted") announce(t(`offline.halted-${keeping.step.why}`));
    before.current = keeping?.step.step;
  }, [keeping, announce, t, language]);
}

import { useLocation, useRevalidator } from "@remix-run/react";
import { LANGUAGES, type Language } from "#app/domain/shared/language.ts";
import { useChooseLanguage } from "#app/i18n/use-choose-language.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { classNames } from "#app/ui/kit/class-names.ts";
import { Icon } from "#app/ui/kit/icon.tsx";
import { Popover } from "#app/ui/kit/popover.tsx";
import { LANGUAGE_NAMES } from "#app/ui/shell/language-names.ts";
import { tellServer } from "#app/ui/shell/tell-server.ts";

/**
 * Changes the language where the reader is. With script the page stays as it is, with everything typed or answered in it, with a network
 * or without one; what the server has to say in the new language follows when it has been told. Without script the form is posted and
 * the same page comes back.
 */
export function LanguageChoices({ inline = false }: { inline?: boolean }) {
  const { choose, waitingFor } = useChooseLanguage();
  const { revalidate } = useRevalidator();
  const t = useMessages();
  const current = useLanguage();
  const { pathname, search } = useLocation();
  return (
    <form
      method="post"
      action="/account/language"
      className={inline ? "flex flex-wrap gap-1" : "grid gap-1"}
      onSubmit={(event) => {
        event.preventDefault();
        const { submitter } = event.nativeEvent as SubmitEvent;
        const language = submitter instanceof HTMLButtonElement ? (submitter.value as Language) : current;
        // The words are fetched while the server is told, so that the page turns over at once.
        choose(language);
        void tellServer("/account/language", { language, stay: "yes" }, revalidate);
        const panel = event.currentTarget.closest("details");
        if (panel !== null) {
          panel.open = false;
          panel.querySelector("summary")?.focus();
        }
      }}
    >
      <input type="hidden" name="next" value={`${pathname}${search}`} />
      {LANGUAGES.map((language) => (
        <button
          key={language}
          type="submit"
          name="language"
          value={language}
          lang={language}
          aria-pressed={language === current}
          className={classNames(
            "flex min-h-11 items-center justify-between gap-4 rounded-lg px-3 text-start",
            language === current ? "bg-accent-soft text-accent-strong font-semibold" : "hover:bg-surface-sunken",
          )}
        >
          {LANGUAGE_NAMES[language]}
          {language === current && !inline ? <Icon name="check" className="size-4.5" /> : null}
        </button>
      ))}
      {waitingFor === null ? null : (
        <p className="text-ink-muted px-3 py-2 text-sm">{t("common.language-waits", { language: LANGUAGE_NAMES[waitingFor] })}</p>
      )}
    </form>
  );
}

/** The language switch of the page's head: a globe, the present language in itself, and the three to choose from. */
export function LanguageSwitch() {
  const t = useMessages();
  const current = useLanguage();
  return (
    <Popover
      label={t("common.language-switch", { language: LANGUAGE_NAMES[current] })}
      button={
        <>
          <Icon name="globe" />
          <span lang={current} className="max-sm:sr-only">
            {LANGUAGE_NAMES[current]}
          </span>
        </>
      }
    >
      <LanguageChoices />
    </Popover>
  );
}

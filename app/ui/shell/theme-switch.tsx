import { useState } from "react";
import { useLocation } from "@remix-run/react";
import { type Theme, THEMES } from "#app/i18n/page-facts.ts";
import { useMessages } from "#app/i18n/use-messages.ts";
import { usePageFacts } from "#app/i18n/use-page-facts.ts";
import { classNames } from "#app/ui/kit/class-names.ts";
import { Icon, type IconName } from "#app/ui/kit/icon.tsx";
import { tellServer } from "#app/ui/shell/tell-server.ts";

const ICONS: Readonly<Record<Theme, IconName>> = { system: "device", light: "sun", dark: "moon" };

/** Light, dark, or as the device has it; kept in a cookie, so that the next page comes right from the server. */
export function ThemeSwitch() {
  const t = useMessages();
  const facts = usePageFacts();
  const { pathname, search } = useLocation();
  const [theme, setTheme] = useState(facts.theme);
  return (
    <form
      method="post"
      action="/account/appearance"
      onSubmit={(event) => {
        event.preventDefault();
        const { submitter } = event.nativeEvent as SubmitEvent;
        const chosen = THEMES.find((candidate) => submitter instanceof HTMLButtonElement && submitter.value === candidate) ?? "system";
        setTheme(chosen);
        document.documentElement.dataset["theme"] = chosen;
        void tellServer("/account/appearance", { theme: chosen, stay: "yes" });
      }}
    >
      <input type="hidden" name="next" value={`${pathname}${search}`} />
      <fieldset className="flex gap-1">
        <legend className="sr-only">{t("common.theme")}</legend>
        {THEMES.map((candidate) => (
          <button
            key={candidate}
            type="submit"
            name="theme"
            value={candidate}
            aria-pressed={candidate === theme}
            title={t(`common.theme-${candidate}`)}
            className={classNames(
              "inline-flex size-11 items-center justify-center rounded-lg",
              candidate === theme ? "bg-accent-soft text-accent-strong" : "text-ink-muted hover:bg-surface-sunken",
            )}
          >
            <Icon name={ICONS[candidate]} />
            <span className="sr-only">{t(`common.theme-${candidate}`)}</span>
          </button>
        ))}
      </fieldset>
    </form>
  );
}

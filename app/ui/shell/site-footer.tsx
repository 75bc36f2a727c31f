import { Link } from "@remix-run/react";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { LanguageChoices } from "#app/ui/shell/language-switch.tsx";
import { LogoMark } from "#app/ui/shell/logo.tsx";
import { ThemeSwitch } from "#app/ui/shell/theme-switch.tsx";

/** The foot of every page: what this is, and that its policy figures are examples. */
export function SiteFooter({ sourceUrl }: { sourceUrl: string | null }) {
  const t = useMessages();
  const language = useLanguage();
  return (
    <footer className="border-line bg-surface-raised mt-auto border-t print:hidden">
      <div className="mx-auto grid max-w-6xl gap-x-8 gap-y-4 px-4 py-6 text-sm sm:px-6 sm:py-8 md:grid-cols-[2fr_1fr_1fr]">
        <div className="max-w-prose space-y-2">
          <p className="flex items-center gap-3 font-semibold">
            <LogoMark className="size-7" />
            <span>
              <span lang="en">Bimaristan</span>
              <span aria-hidden="true"> · </span>
              {/* Arabic and Sorani write the name alike but for a dot. */}
              <span lang={language === "ckb" ? "ckb" : "ar"}>{language === "ckb" ? "بیمارستان" : "بيمارستان"}</span>
            </span>
          </p>
          <p className="text-ink-muted">{t("common.footer-about")}</p>
          <p className="text-ink-muted">{t("common.footer-example")}</p>
          <p className="text-ink-muted">
            {sourceUrl === null ? (
              t("common.footer-licence", { licence: "AGPL-3.0" })
            ) : (
              <a href={sourceUrl} className="underline underline-offset-4">
                {t("common.footer-licence", { licence: "AGPL-3.0" })}
              </a>
            )}
          </p>
        </div>
        <nav aria-label={t("common.footer-navigation")}>
          <ul className="flex flex-wrap gap-x-6 md:block">
            <li>
              <Link to="/learn/catalogue" className="inline-flex min-h-11 items-center underline-offset-4 hover:underline">
                {t("common.nav-catalogue")}
              </Link>
            </li>
            <li>
              <Link to="/verify" className="inline-flex min-h-11 items-center underline-offset-4 hover:underline">
                {t("common.nav-verify-long")}
              </Link>
            </li>
          </ul>
        </nav>
        <div className="flex flex-wrap items-center justify-between gap-2 md:block md:space-y-3">
          <LanguageChoices inline />
          <ThemeSwitch />
        </div>
      </div>
    </footer>
  );
}

import { Link } from "@remix-run/react";
import { jurisdictionName } from "#app/domain/identity/jurisdiction.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Icon, type IconName } from "#app/ui/kit/icon.tsx";
import { Page } from "#app/ui/kit/page.tsx";

type Place = { readonly to: string; readonly icon: IconName; readonly title: string; readonly text: string };
export type OversightHome = {
  readonly role: "registrar" | "auditor";
  readonly jurisdiction: string;
  readonly people: number;
  readonly claims: number;
  readonly matches: number;
  readonly petitions: number;
};

/** What somebody who answers for a jurisdiction can do here, and what waits for them. */
export function OversightHomeScreen({ role, jurisdiction, people, claims, matches, petitions }: OversightHome) {
  const t = useMessages();
  const language = useLanguage();
  const all: readonly Place[] = [
    { to: "/oversee/register", icon: "list", title: t("register.title"), text: t("register.people-count", { count: people }) },
    { to: "/oversee/register/places", icon: "globe", title: t("register.places-title"), text: t("register.places-lead") },
  ];
  const registrars: readonly Place[] = [
    {
      to: "/oversee/claims",
      icon: "award",
      title: t("register.petitions-title"),
      text: t("register.petitions-count", { count: petitions }),
    },
    {
      to: "/oversee/register/claims",
      icon: "check",
      title: t("register.claims-title"),
      text: t("register.claims-count", { count: claims }),
    },
    { to: "/oversee/register/imports", icon: "file", title: t("register.imports-title"), text: t("register.imports-lead") },
    {
      to: "/oversee/register/matches",
      icon: "question",
      title: t("register.matches-title"),
      text: t("register.matches-count", { count: matches }),
    },
  ];
  return (
    <Page title={t("register.home-title")} lead={t("register.home-lead", { jurisdiction: jurisdictionName(jurisdiction, language) })}>
      <ul className="grid gap-4 sm:grid-cols-2">
        {(role === "registrar" ? [...registrars, ...all] : all).map((place) => (
          <li key={place.to}>
            <Link
              to={place.to}
              className="border-line bg-surface-raised shadow-card hover:border-accent flex h-full items-start gap-4 rounded-2xl border p-5"
            >
              <Icon name={place.icon} className="text-accent mt-1 size-6" />
              <span>
                <span className="block text-lg font-semibold">{place.title}</span>
                <span className="text-ink-muted block">{place.text}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}

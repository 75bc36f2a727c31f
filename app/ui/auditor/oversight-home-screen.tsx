import { jurisdictionName } from "#app/domain/identity/jurisdiction.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Page } from "#app/ui/kit/page.tsx";
import { type ListedPlace, PlaceList } from "#app/ui/kit/place-list.tsx";

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
  const compliance: ListedPlace = { to: "/oversee/compliance", icon: "shield", title: t("oversight.title"), text: t("oversight.card") };
  const all: readonly ListedPlace[] = [
    { to: "/oversee/register", icon: "list", title: t("register.title"), text: t("register.people-count", { count: people }) },
    { to: "/oversee/policies", icon: "note", title: t("policies.title"), text: t("policies.lead") },
    { to: "/oversee/register/places", icon: "globe", title: t("register.places-title"), text: t("register.places-lead") },
    { to: "/oversee/handbook", icon: "question", title: t("register.handbook-title"), text: t("register.handbook-lead") },
  ];
  const registrars: readonly ListedPlace[] = [
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
      <PlaceList places={[compliance, ...(role === "registrar" ? registrars : []), ...all]} />
    </Page>
  );
}

import { useMessages } from "#app/i18n/use-messages.ts";
import { Page } from "#app/ui/kit/page.tsx";
import { type ListedPlace, PlaceList } from "#app/ui/kit/place-list.tsx";

/** What an admin can do here, as a list of places. */
export function AdminHomeScreen() {
  const t = useMessages();
  const places: readonly ListedPlace[] = [
    { to: "/admin/people", icon: "person", title: t("common.nav-people"), text: t("admin.people-lead") },
    { to: "/admin/quarantine", icon: "warning", title: t("common.nav-quarantine"), text: t("admin.quarantine-lead") },
    { to: "/admin/certificates/correct", icon: "award", title: t("certificate.correct-title"), text: t("certificate.correct-lead") },
    { to: "/admin/certificates", icon: "danger", title: t("certificate.revoke-title"), text: t("certificate.revoke-lead") },
    { to: "/admin/courses", icon: "danger", title: t("publication.withdraw-title"), text: t("publication.withdraw-list-lead") },
    { to: "/learn/catalogue", icon: "book", title: t("common.nav-catalogue"), text: t("admin.catalogue-lead") },
    { to: "/account/security", icon: "shield", title: t("common.nav-security"), text: t("admin.security-lead") },
  ];
  return (
    <Page title={t("admin.title")} lead={t("admin.lead")}>
      <PlaceList places={places} />
    </Page>
  );
}

import { Link } from "@remix-run/react";
import { useMessages } from "#app/i18n/use-messages.ts";
import { Icon, type IconName } from "#app/ui/kit/icon.tsx";
import { Page } from "#app/ui/kit/page.tsx";

/** What an admin can do here, as a list of places. */
export function AdminHomeScreen() {
  const t = useMessages();
  const places: readonly { to: string; icon: IconName; title: string; text: string }[] = [
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
      <ul className="grid gap-4 sm:grid-cols-2">
        {places.map((place) => (
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

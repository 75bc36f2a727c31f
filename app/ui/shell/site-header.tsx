import { Form, Link, NavLink } from "@remix-run/react";
import { useLanguage, useMessages } from "#app/i18n/use-messages.ts";
import { Bdi } from "#app/ui/kit/bdi.tsx";
import { classNames } from "#app/ui/kit/class-names.ts";
import { Icon } from "#app/ui/kit/icon.tsx";
import { LinkButton } from "#app/ui/kit/link-button.tsx";
import { Popover } from "#app/ui/kit/popover.tsx";
import { LanguageSwitch } from "#app/ui/shell/language-switch.tsx";
import { Logo } from "#app/ui/shell/logo.tsx";
import { placesFor } from "#app/ui/shell/navigation.ts";
import type { SessionSummary } from "#app/domain/identity/session-summary.ts";
import { ThemeSwitch } from "#app/ui/shell/theme-switch.tsx";

const MENU_LINE = "flex min-h-11 w-full items-center gap-3 rounded-lg px-3 text-start hover:bg-surface-sunken";

function RoleSwitch({ session }: { session: SessionSummary }) {
  const t = useMessages();
  if (session.roles.length < 2) return null;
  return (
    <Form method="post" action="/account/role" className="border-line mt-2 border-t pt-2">
      <p className="text-ink-muted px-3 text-sm">{t("common.act-as")}</p>
      {session.roles.map((grant) => (
        <button
          key={grant.grantId}
          type="submit"
          name="grantId"
          value={grant.grantId}
          aria-pressed={grant.grantId === session.actingGrantId}
          className={classNames(MENU_LINE, "justify-between", grant.grantId === session.actingGrantId && "text-accent font-semibold")}
        >
          {t(`common.role-${grant.role}`)}
          {grant.grantId === session.actingGrantId ? <Icon name="check" className="size-4.5" /> : null}
        </button>
      ))}
    </Form>
  );
}

function AccountMenu({ session }: { session: SessionSummary }) {
  const t = useMessages();
  return (
    <Popover
      label={t("common.account-menu", { name: session.displayName })}
      className="max-lg:hidden"
      button={
        <>
          <Icon name="person" />
          <span className="max-w-40 truncate">
            <Bdi>{session.displayName}</Bdi>
          </span>
          <Icon name="chevron-down" className="size-4" />
        </>
      }
    >
      <AccountLinks session={session} />
    </Popover>
  );
}

function AccountLinks({ session }: { session: SessionSummary }) {
  const t = useMessages();
  return (
    <>
      <Link to="/account" className={MENU_LINE}>
        <Icon name="person" /> {t("common.nav-account")}
      </Link>
      <Link to="/account/security" className={MENU_LINE}>
        <Icon name="lock" /> {t("common.nav-security")}
      </Link>
      <RoleSwitch session={session} />
      <div className="border-line mt-2 border-t pt-2">
        <ThemeSwitch />
      </div>
      <Form method="post" action="/account/sign-out" className="border-line mt-2 border-t pt-2">
        <button type="submit" className={MENU_LINE}>
          <Icon name="sign-out" /> {t("common.sign-out")}
        </button>
      </Form>
    </>
  );
}

function MobileMenu({ session }: { session: SessionSummary | null }) {
  const t = useMessages();
  return (
    <Popover label={t("common.menu")} className="lg:hidden" button={<Icon name="menu" className="size-6" />}>
      {session === null ? null : (
        <p className="border-line mb-2 border-b px-3 pb-2 font-semibold">
          <Bdi>{session.displayName}</Bdi>
        </p>
      )}
      <nav aria-label={t("common.menu")}>
        {placesFor(session?.role ?? null).map((place) => (
          <NavLink
            key={place.to}
            to={place.to}
            reloadDocument={place.whole === true}
            end={place.to === "/learn"}
            className={({ isActive }) => classNames(MENU_LINE, isActive && "text-accent font-semibold")}
          >
            <Icon name={place.icon} /> {t(place.label)}
          </NavLink>
        ))}
      </nav>
      <div className="border-line mt-2 border-t pt-2">
        {session === null ? (
          <>
            <Link to="/account/sign-in" className={MENU_LINE}>
              <Icon name="person" /> {t("common.sign-in")}
            </Link>
            <Link to="/account/sign-up" className={MENU_LINE}>
              <Icon name="plus" /> {t("common.sign-up")}
            </Link>
            <div className="border-line mt-2 border-t pt-2">
              <ThemeSwitch />
            </div>
          </>
        ) : (
          <AccountLinks session={session} />
        )}
      </div>
    </Popover>
  );
}

/** The head of every page. */
export function SiteHeader({ session }: { session: SessionSummary | null }) {
  const t = useMessages();
  const language = useLanguage();
  return (
    <header className="border-line bg-surface-raised sticky top-0 z-30 border-b print:hidden">
      <div className="mx-auto flex min-h-16 max-w-6xl items-center gap-2 px-3 sm:px-6">
        <Link
          to={session === null ? "/" : "/learn"}
          className="me-auto inline-flex min-h-11 items-center rounded-lg lg:me-4"
          aria-label={t("common.logo")}
        >
          <Logo language={language} />
        </Link>
        <nav aria-label={t("common.main-navigation")} className="me-auto hidden items-center gap-1 lg:flex">
          {placesFor(session?.role ?? null).map((place) => (
            <NavLink
              key={place.to}
              to={place.to}
              reloadDocument={place.whole === true}
              end={place.to === "/learn"}
              className={({ isActive }) =>
                classNames(
                  "inline-flex min-h-11 items-center rounded-lg px-3",
                  isActive ? "bg-accent-soft text-accent-strong font-semibold" : "text-ink hover:bg-surface-sunken",
                )
              }
            >
              {t(place.label)}
            </NavLink>
          ))}
        </nav>
        <LanguageSwitch />
        {session === null ? (
          <div className="hidden items-center gap-2 lg:flex in-data-shell:hidden">
            <LinkButton to="/account/sign-in" look="quiet">
              {t("common.sign-in")}
            </LinkButton>
            <LinkButton to="/account/sign-up">{t("common.sign-up")}</LinkButton>
          </div>
        ) : (
          <AccountMenu session={session} />
        )}
        <MobileMenu session={session} />
      </div>
    </header>
  );
}

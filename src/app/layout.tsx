import { type KeyboardEvent, type MouseEvent, type ReactNode, useSyncExternalStore } from "react";
import { useLocation, useNavigate } from "react-router";
import { type Locale, languageTagOf, locales } from "#domain/locale.ts";
import {
  activityAddressFrom,
  catalogueHref,
  homeHref,
  inLocale,
  recordHref,
  referenceHref,
  searchHref,
  settingsHref,
} from "#page/address.ts";
import { useAccountViews } from "./account-views/account-views-holder.ts";
import { useLocale, useTranslate } from "./i18n/i18n.tsx";
import { OfflineChip } from "./offline-chip.tsx";
import { ownNames } from "./own-names.ts";
import { usePreferences } from "./preferences.ts";
import { rememberLocale } from "./remember-locale.ts";
import { afterPage } from "./start-when-idle.ts";
import { Icon, type IconName } from "./ui/icon.tsx";

/** Masthead, page, tab bar. Plain `<a>` everywhere: before scripts they load pages, after it this component routes them. */
export function Layout({ busy, children }: { readonly busy: boolean; readonly children: ReactNode }) {
  const locale = useLocale();
  const t = useTranslate("common");
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const contentLocale = usePreferences((preferences) => preferences.contentLocale);
  const views = useAccountViews();
  const later = useSyncExternalStore(afterPage.subscribe, afterPage.now, () => undefined);
  const places: readonly { readonly href: string; readonly icon: IconName; readonly name: string; readonly here: boolean }[] = [
    { href: homeHref(locale), icon: "home", name: t("nav.home"), here: pathname === homeHref(locale) },
    { href: catalogueHref(locale), icon: "courses", name: t("nav.courses"), here: pathname.startsWith(catalogueHref(locale)) },
    { href: referenceHref(locale), icon: "library", name: t("nav.reference"), here: isReference(pathname) },
    { href: recordHref(locale), icon: "review", name: t("nav.record"), here: pathname === recordHref(locale) },
    { href: settingsHref(locale), icon: "more", name: t("nav.settings"), here: pathname === settingsHref(locale) },
  ];
  const routeLinks = (event: MouseEvent) => {
    const menu = event.currentTarget.querySelector<HTMLDetailsElement>(".langmenu[open]");
    if (menu && !menu.contains(event.target as Node)) menu.open = false;
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (link.target || link.hasAttribute("download") || link.origin !== location.origin || !link.pathname.startsWith(`/${locale}`)) return;
    if (link.pathname !== homeHref(locale) && !link.pathname.startsWith(`${homeHref(locale)}/`)) return;
    if (link.hash && link.pathname === location.pathname && link.search === location.search) return;
    event.preventDefault();
    void navigate(link.pathname + searchFor(link, contentLocale === locale ? null : contentLocale) + link.hash);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the links inside are the controls; Enter on a link is a click
    <div className="app" onClick={routeLinks}>
      <a className="skip" href="#main">
        {t("skip")}
      </a>
      <header className="mast">
        <div className="mast-in">
          <a className="brand" href={homeHref(locale)}>
            <Icon name="mark" />
            <span>{t("brand")}</span>
          </a>
          <nav className="nav" aria-label={t("nav.sections")}>
            {places.map(({ href, name, here }) => (
              <a key={href} href={href} aria-current={here ? "page" : undefined}>
                {name}
              </a>
            ))}
          </nav>
          <div className="mast-tools">
            <a className="tool" href={searchHref(locale)} aria-current={pathname === searchHref(locale) ? "page" : undefined}>
              <Icon name="search" />
              <span className="vh">{t("nav.search")}</span>
            </a>
            <LanguageMenu locale={locale} pathname={pathname} />
            {views ? <views.SyncChip /> : <OfflineChip />}
          </div>
        </div>
      </header>
      {/* the first paint waits for it (tools/build/pages.ts) */}
      <span id="mast-end" hidden />
      <main id="main" className="page" tabIndex={-1} aria-busy={busy || undefined} data-wait={t("wait")} data-failed={t("wait.failed")}>
        {children}
      </main>
      <div className="notices" role="status">
        {later && <later.DeviceNotices />}
      </div>
      <nav className="tabs" aria-label={t("nav.main")}>
        {places.map(({ href, icon, name, here }) => (
          <a key={href} href={href} aria-current={here ? "page" : undefined}>
            <Icon name={icon} />
            <span>{name}</span>
          </a>
        ))}
      </nav>
    </div>
  );
}

const isReference = (pathname: string) => /^\/\w+\/(?:reference|glossary|library|timeline|positions)(?:\/|$)/.test(pathname);

/** The chosen language of lessons rides on links to activities; a language that a link names itself wins. */
function searchFor({ pathname, search }: HTMLAnchorElement, text: Locale | null): string {
  if (text === null || !activityAddressFrom(pathname) || new URLSearchParams(search).has("text")) return search;
  return `${search || "?"}${search ? "&" : ""}text=${text}`;
}

function closeOnEscape({ key, currentTarget }: KeyboardEvent<HTMLDetailsElement>): void {
  if (key !== "Escape") return;
  currentTarget.open = false;
  currentTarget.querySelector("summary")?.focus();
}

function LanguageMenu({ locale, pathname }: { readonly locale: Locale; readonly pathname: string }) {
  const t = useTranslate("common");
  return (
    <details className="langmenu" onKeyDown={closeOnEscape}>
      <summary className="tool">
        <Icon name="globe" />
        <span className="vh">{t("language")}: </span>
        <span>{ownNames[locale]}</span>
      </summary>
      <ul>
        {locales.map((other) => (
          <li key={other}>
            <a
              href={inLocale(pathname, other)}
              lang={languageTagOf(other)}
              hrefLang={languageTagOf(other)}
              aria-current={other === locale ? "true" : undefined}
              onClick={() => rememberLocale(other)}
            >
              {ownNames[other]}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

import { memo } from "react";
import type { Catalogue } from "#domain/pack/manifest.ts";
import { courseHref } from "#page/address.ts";
import { useFormat, useLocale, useTranslate } from "../i18n/i18n.tsx";
import { ownNames } from "../own-names.ts";
import { Icon } from "../ui/icon.tsx";
import type { SearchClientState } from "./search-client.ts";

interface Props {
  readonly catalogue: Catalogue;
  readonly state: SearchClientState | undefined;
}

/** In what a search looks, and in what it cannot look because it is not here. No key draws it again. */
export const SearchScope = memo(({ catalogue, state }: Props) => {
  const t = useTranslate("search");
  return (
    <aside className="margin" aria-label={t("scope.title")}>
      <section>
        <h2>{t("scope.title")}</h2>
        {state === "broken" && <p>{t("scope.broken")}</p>}
        {typeof state === "object" && <Scope catalogue={catalogue} state={state} />}
      </section>
    </aside>
  );
});

function Scope({ catalogue, state }: { readonly catalogue: Catalogue; readonly state: SearchClientState & object }) {
  const t = useTranslate("search");
  const format = useFormat();
  const { ready, of, courses, locales, reference, unreadable } = state;
  const isWhole = ready === of;
  const missing = catalogue.courses.filter(({ id }) => !courses.includes(id) && !unreadable.includes(id));
  return (
    <div className="stack-s">
      {isWhole && courses.length === 0 && <p>{t("scope.nothing")}</p>}
      {(courses.length > 0 || reference) && (
        <ul className="stack-s">
          {courses.length > 0 && <li>{t("scope.courses", { count: courses.length })}</li>}
          {reference && <li>{t("scope.reference")}</li>}
          <li>{t("scope.languages", { languages: format.list(locales.map((locale) => ownNames[locale])) })}</li>
        </ul>
      )}
      {!isWhole && (
        <p role="status">
          {t("scope.preparing", { ready, of })} <progress value={ready} max={of} aria-hidden="true" />
        </p>
      )}
      {unreadable.length > 0 && <CourseLinks catalogue={catalogue} title={t("scope.damaged")} ids={unreadable} />}
      {isWhole && missing.length > 0 && <CourseLinks catalogue={catalogue} title={t("scope.missing")} ids={missing.map(({ id }) => id)} />}
    </div>
  );
}

interface LinksProps {
  readonly catalogue: Catalogue;
  readonly title: string;
  readonly ids: readonly string[];
}
function CourseLinks({ catalogue: { courses }, title, ids }: LinksProps) {
  const locale = useLocale();
  const titleOf = (id: string): string => {
    const course = courses.find((other) => other.id === id);
    return (course && (course.titles[locale] ?? course.titles[course.sourceLocale])?.title) ?? id;
  };
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {ids.map((id) => (
          <li key={id}>
            <a className="lk" href={courseHref(locale, id)}>
              <Icon name="download" />
              {titleOf(id)}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

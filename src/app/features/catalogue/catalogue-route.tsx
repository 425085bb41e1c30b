import { useState } from "react";
import type { Catalogue, CatalogueCourse, CatalogueReference } from "#domain/pack/manifest.ts";
import { courseHref } from "#page/address.ts";
import { useInstalled } from "../../device/use-device.ts";
import { DownloadControl } from "../../download/download-control.tsx";
import { useLocale, useTranslate } from "../../i18n/i18n.tsx";
import { CourseFacts } from "../../ui/course-facts.tsx";
import { LanguageTags } from "../../ui/language-tags.tsx";
import { PathsLink } from "../../ui/paths-link.tsx";
import { useTitle } from "../../ui/use-title.ts";

type Level = "all" | "1" | "2" | "3";

/** All courses: level, hours, languages, size, and what of it is on this device. */
export function CatalogueRoute({ data: { courses, reference, paths } }: { readonly data: Catalogue }) {
  const t = useTranslate("pages");
  const [level, setLevel] = useState<Level>("all");
  const [place, setPlace] = useState<"all" | "here">("all");
  const installed = useInstalled();
  useTitle(t("nav.courses"));
  const shown = courses.filter(
    (course) => (level === "all" || String(course.level) === level) && (place === "all" || installed?.some(({ id }) => id === course.id)),
  );
  return (
    <div className="page--margin">
      <div className="wrap">
        <header className="page-head">
          <h1>{t("nav.courses")}</h1>
          <p className="lead">{t("catalogue.lead")}</p>
          {paths && <PathsLink />}
        </header>
        {courses.length > 3 && (
          <form className="filters" onSubmit={(event) => event.preventDefault()}>
            <div className="field">
              <label htmlFor="level">{t("level")}</label>
              <select className="in" id="level" value={level} onChange={(event) => setLevel(event.target.value as Level)}>
                {(["all", "1", "2", "3"] as const).map((value) => (
                  <option key={value} value={value}>
                    {t(`level.${value}`)}
                  </option>
                ))}
              </select>
            </div>
            <div className="field">
              <label htmlFor="place">{t("on-device")}</label>
              <select className="in" id="place" value={place} onChange={(event) => setPlace(event.target.value as "all" | "here")}>
                <option value="all">{t("place.all")}</option>
                <option value="here">{t("place.here")}</option>
              </select>
            </div>
          </form>
        )}
        {shown.length === 0 && <p className="sec">{t("catalogue.none")}</p>}
        <ol>
          {shown.map((course) => (
            <CourseRow key={course.id} course={course} reference={reference} />
          ))}
        </ol>
      </div>
      <aside className="margin" aria-label={t("languages")}>
        <section>
          <h2>{t("languages")}</h2>
          <ul className="langs">
            {(["whole", "part", "none"] as const).map((state) => (
              <li key={state} className={markOf[state]}>
                {t(`language.${state}`)}
              </li>
            ))}
          </ul>
        </section>
      </aside>
    </div>
  );
}

/** How the tags of languages are drawn. */
const markOf = { whole: undefined, part: "stale", none: "none" } as const;

interface RowProps {
  readonly course: CatalogueCourse;
  readonly reference: CatalogueReference | undefined;
}

function CourseRow({ course, reference }: RowProps) {
  const locale = useLocale();
  const words = course.titles[locale] ?? course.titles[course.sourceLocale];
  return (
    <li className="course-row">
      <h2>
        <a href={courseHref(locale, course.id)}>{words?.title ?? course.id}</a>
      </h2>
      <p>{words?.lead}</p>
      <CourseFacts course={course} />
      <LanguageTags course={course} />
      <div className="side">
        <DownloadControl course={course} reference={reference} />
      </div>
    </li>
  );
}

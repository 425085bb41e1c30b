import { type RefObject, useEffect, useState } from "react";
import type { AttemptState } from "#domain/attempt/attempt-state.ts";
import { type AreaAnswers, hasGap, type QuestionAnswer, startingPoint } from "#domain/attempt/starting-point.ts";
import { gradeItem } from "#domain/grading/grade-item.ts";
import type { QuizPage } from "#page/activity-page.ts";
import { courseHref, pathsHref } from "#page/address.ts";
import { languageOf } from "#page/lesson-view.ts";
import type { PathsPage } from "#page/paths-source.ts";
import { useTranslate } from "../i18n/i18n.tsx";
import { useWords } from "../i18n/use-words.ts";
import { pageSource } from "../page-source.ts";
import { Icon } from "../ui/icon.tsx";

interface Props {
  readonly page: QuizPage;
  readonly attempt: AttemptState;
  readonly heading: RefObject<HTMLHeadingElement | null>;
}

/** What a diagnostic advises: the course to begin with and why, then the other subjects. The courses are named once the paths are here. */
export function StartingPointView({ page, attempt, heading }: Props) {
  const quiz = useTranslate("quiz");
  const t = useWords("reader");
  const paths = usePaths(page);
  const title = (
    <h2 ref={heading} tabIndex={-1}>
      {quiz("result.diagnostic")}
    </h2>
  );
  if (!t || !paths) return title;
  if (paths === "away") {
    return (
      <>
        {title}
        <p>{t("paths.begin.away")}</p>
      </>
    );
  }
  const { begin, areas } = startingPoint(paths.structure, answersOf(page, attempt));
  const [open, known] = [areas.filter(hasGap), areas.filter((area) => !hasGap(area))];
  const [first, ...then] = open;
  const name = (course: string) => paths.words.titles[course];
  const language = languageOf(name(begin)?.lang ?? paths.textLocale, page.locale);
  const list = (part: readonly AreaAnswers[]) => (
    <ol className="rows">
      {part.map(({ course, right, asked }) => (
        <li key={course}>
          <a href={courseHref(page.locale, course)} {...languageOf(name(course)?.lang ?? paths.textLocale, page.locale)}>
            {name(course)?.text ?? course}
          </a>
          <span className="meta">{t("paths.answered", { right, asked })}</span>
        </li>
      ))}
    </ol>
  );
  return (
    <>
      {title}
      {!first && <p>{t("paths.begin.beyond")}</p>}
      <div className="acts">
        <a className="btn btn--main btn--block" href={courseHref(page.locale, begin)}>
          <span {...language}>{name(begin)?.text ?? begin}</span>
          <Icon name="arrow" />
        </a>
      </div>
      {first && <p>{t("paths.begin.why", { right: first.right, asked: first.asked })}</p>}
      <p className="meta">{t("paths.advice")}</p>
      {then.length > 0 && <h3>{t("paths.then")}</h3>}
      {then.length > 0 && list(then)}
      {known.length > 0 && <h3>{t("paths.known")}</h3>}
      {known.length > 0 && list(known)}
      <p>
        <a className="lk" href={pathsHref(page.locale)}>
          <Icon name="fork" />
          {t("paths.by-role")}
        </a>
      </p>
    </>
  );
}

/** Undefined until they are here; `away` where they cannot be had. */
function usePaths({ locale }: QuizPage): PathsPage | "away" | undefined {
  const [paths, setPaths] = useState<PathsPage | "away">();
  useEffect(() => {
    let current = true;
    pageSource
      .paths()
      .then((source) => source.paths(locale))
      .then(
        (found) => current && setPaths(found),
        () => current && setPaths("away"),
      );
    return () => {
      current = false;
    };
  }, [locale]);
  return paths;
}

/** The objective of a diagnostic's item begins with its course. */
const answersOf = ({ structure }: QuizPage, { responses }: AttemptState): readonly QuestionAnswer[] =>
  structure.items.map((item) => {
    const grade = gradeItem(item, responses.get(item.id)?.latest.response);
    return { course: item.objective.slice(0, item.objective.indexOf("/")), right: grade.kind === "scored" && grade.scaled === 1 };
  });

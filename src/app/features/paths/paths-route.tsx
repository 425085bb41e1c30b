import { diagnosticQuiz, type LearningPath, pathsPack } from "#domain/course/learning-paths.ts";
import { pathProgress } from "#domain/record/path-progress.ts";
import { catalogueHref, diagnosticHref, pathHref } from "#page/address.ts";
import { languageOf, provenanceText } from "#page/lesson-view.ts";
import type { PathsPage } from "#page/paths-source.ts";
import { useProgress } from "../../device/use-device.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { useKeptPaths } from "../../paths/use-kept-paths.ts";
import { Icon } from "../../ui/icon.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { hoursOf } from "./hours-of.ts";

/** Where to begin: a path for each role, or the diagnostic. */
export function PathsRoute({ data }: { readonly data: PathsPage }) {
  const { locale, textLocale, structure, words } = data;
  const t = useTranslate("reader");
  const pages = useTranslate("pages");
  const lesson = useTranslate("lesson");
  const record = useProgress();
  const language = languageOf(textLocale, locale);
  useTitle(words.title);
  useKeptPaths();
  const facts = ({ steps }: LearningPath) => (
    <p className="meta dots">
      <span>{t("paths.steps", { count: steps.length })}</span>
      <span>{pages("hours", { count: hoursOf(steps) })}</span>
    </p>
  );
  return (
    <div className="page--wide">
      <div className="wrap">
        <nav className="crumb" aria-label={pages("breadcrumb")}>
          <a href={catalogueHref(locale)}>{pages("nav.courses")}</a>
        </nav>
        <header className="page-head">
          <h1 {...language}>{words.title}</h1>
          <p className="lead" {...language}>
            {words.lead}
          </p>
          <p className="meta">{provenanceText(words, textLocale, lesson)}</p>
        </header>
        <section aria-labelledby="roles">
          <div className="sec-h">
            <h2 id="roles">{t("paths.roles")}</h2>
          </div>
          <ul className="rows">
            {structure.paths.map((path) => {
              const progress = record && pathProgress(path, record);
              return (
                <li key={path.id} className="one">
                  <div>
                    <a className="t" href={pathHref(locale, path.id)} {...language}>
                      {words.paths[path.id]?.title}
                    </a>
                    <p {...language}>{words.paths[path.id]?.lead}</p>
                    {facts(path)}
                    {progress && progress.status !== "not-started" && (
                      <p className="meta">{pages("progress", { done: progress.done, of: progress.outOf })}</p>
                    )}
                  </div>
                </li>
              );
            })}
          </ul>
        </section>
        <Diagnostic page={data} />
      </div>
    </div>
  );
}

function Diagnostic({ page: { locale, structure } }: { readonly page: PathsPage }) {
  const t = useTranslate("reader");
  const pages = useTranslate("pages");
  const taken = useProgress()?.quizzes.get(`${pathsPack}/${diagnosticQuiz}`);
  return (
    <section className="sec stack" aria-labelledby="diagnostic">
      <div className="sec-h">
        <h2 id="diagnostic">{t("paths.unsure")}</h2>
      </div>
      <div className="stack-s">
        <p>{t("paths.diagnostic.text")}</p>
        <p className="meta">{pages("questions", { count: structure.questions })}</p>
      </div>
      <div className="acts">
        <a className="btn btn--main" href={diagnosticHref(locale)}>
          {t(`paths.diagnostic.${taken?.open ? "continue" : taken?.submitted ? "result" : "begin"}`)}
          <Icon name="arrow" />
        </a>
      </div>
    </section>
  );
}

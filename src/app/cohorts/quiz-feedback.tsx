import type { QuizPage } from "#page/activity-page.ts";
import type { Translate } from "#page/translate.ts";
import type { CohortRecords, CohortsHere } from "../device/device.ts";
import { useWords } from "../i18n/use-words.ts";
import { allFeedback } from "./all-feedback.ts";
import { type AnyFeedback, FeedbackView } from "./feedback-view.tsx";
import { useCohorts } from "./use-cohorts.ts";
import { useNews } from "./use-news.ts";

/** On the result of a quiz: what trainers wrote about it and its questions, in whichever attempt. */
export function QuizFeedback({ page }: { readonly page: QuizPage }) {
  return <About page={page} isWhole pick={(entry) => isAboutQuiz(entry, page)} />;
}

interface AnswerProps {
  readonly page: QuizPage;
  readonly attempt: string;
  readonly item: string;
}

/** Below a question: what trainers wrote about this answer. */
export function AnswerFeedback({ page, attempt, item }: AnswerProps) {
  const key = `${page.course.id}/${item}`;
  return <About page={page} isWhole={false} pick={({ body }) => body.item === key && (body.attempt ?? attempt) === attempt} />;
}

function isAboutQuiz({ kind, body }: AnyFeedback, { course, activity, structure }: QuizPage): boolean {
  if (kind === "comment" && body.activity === `${course.id}/${activity.id}`) return true;
  return structure.items.some(({ id }) => body.item === `${course.id}/${id}`);
}

interface AboutProps {
  readonly page: QuizPage;
  readonly pick: (entry: AnyFeedback) => boolean;
  /** A section of the page, which names the questions; else it stands below its question. */
  readonly isWhole: boolean;
}

function About(props: AboutProps) {
  const t = useWords("account");
  const known = useCohorts();
  return t && known ? <Shown {...props} t={t} {...known} /> : null;
}

interface ShownProps extends AboutProps {
  readonly t: Translate;
  readonly cohorts: CohortsHere;
  readonly records: CohortRecords;
}

function Shown({ t, cohorts, records, page, pick, isWhole }: ShownProps) {
  const entries = allFeedback(records).filter(pick);
  const isNew = useNews(cohorts, entries);
  if (entries.length === 0) return null;
  return (
    <section className={isWhole ? "sec" : "stack-s"} aria-label={t("feedback")}>
      {isWhole ? (
        <div className="sec-h">
          <h2>{t("feedback")}</h2>
        </div>
      ) : (
        <h3>{t("feedback")}</h3>
      )}
      <ul className="rows">
        {entries.map((entry) => (
          <li key={`${entry.kind}/${entry.id}`} className="one">
            <FeedbackView t={t} entry={entry} isNew={isNew(entry)} page={page} showsQuestion={isWhole} />
          </li>
        ))}
      </ul>
    </section>
  );
}

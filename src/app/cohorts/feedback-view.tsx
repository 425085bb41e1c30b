import type { QuizPage } from "#page/activity-page.ts";
import { languageOf } from "#page/lesson-view.ts";
import { textView } from "#page/text.ts";
import type { Translate } from "#page/translate.ts";
import type { CommentRecord, MarkRecord } from "#sync/cohort-messages.ts";
import { useFormat } from "../i18n/i18n.tsx";
import { reactNodes } from "../ui/page-node.tsx";
import type { FeedbackEntry } from "./use-news.ts";

export type AnyFeedback =
  | (FeedbackEntry<CommentRecord> & { readonly kind: "comment" })
  | (FeedbackEntry<MarkRecord> & { readonly kind: "mark" });

interface Props {
  readonly t: Translate;
  readonly entry: AnyFeedback;
  readonly isNew: boolean;
  /** The quiz that it is about, where it can be had: for the question and the rubric. */
  readonly page: QuizPage | undefined;
  /** Names the question; not where it stands above. */
  readonly showsQuestion: boolean;
}

/** What a trainer wrote: who and when, about which question, the points of a mark, and their words. */
export function FeedbackView({ t, entry, isNew, page, showsQuestion }: Props) {
  const format = useFormat();
  const { kind, body, storedAt } = entry;
  const text = kind === "comment" ? body.text : body.comment;
  return (
    <div className="stack-s">
      <p className="meta dots">
        {isNew && <span className="tag">{t("feedback.new")}</span>}
        <bdi>{body.from}</bdi>
        <span>{format.date(Date.parse(storedAt))}</span>
      </p>
      {showsQuestion && body.item !== undefined && <Question page={page} item={body.item} />}
      {kind === "mark" && <Points t={t} mark={body} page={page} />}
      {text !== undefined && (
        <blockquote className="quote note-text" dir="auto">
          {text}
        </blockquote>
      )}
    </div>
  );
}

/** Ids of items stand after the course in what trainers write. */
const itemIn = (page: QuizPage | undefined, item: string) => page?.structure.items.find(({ id }) => `${page.course.id}/${id}` === item);

function Question({ page, item }: { readonly page: QuizPage | undefined; readonly item: string }) {
  const found = itemIn(page, item);
  const words = found && page?.words.items[found.id];
  if (!page || !words) return null;
  return <div {...languageOf(words.lang ?? page.textLocale, page.locale)}>{reactNodes(textView(words.stem))}</div>;
}

/** Points for each criterion; without the rubric at hand, all of them together. */
function Points({
  t,
  mark: { item, points },
  page,
}: {
  readonly t: Translate;
  readonly mark: MarkRecord;
  readonly page: QuizPage | undefined;
}) {
  const format = useFormat();
  const found = itemIn(page, item);
  const criteria = found?.kind === "case" ? found.criteria : [];
  const given = Object.entries(points);
  const earned = given.reduce((sum, [, each]) => sum + each, 0);
  const isWhole = criteria.length > 0 && given.every(([id]) => criteria.some((criterion) => criterion.id === id));
  if (!isWhole || !page || !found) return <p>{t("mark.points", { earned: format.number(earned) })}</p>;
  const words = page.words.items[found.id];
  return (
    <>
      <p className="mark-sum">
        {t("mark.points-of", {
          earned: format.number(earned),
          points: format.number(criteria.reduce((sum, criterion) => sum + criterion.points, 0)),
        })}
      </p>
      <ul className="rows">
        {criteria.map(({ id, points: most }) => (
          <li key={id}>
            <span {...languageOf(words?.lang ?? page.textLocale, page.locale)}>{words?.criteria?.[id]?.title ?? id}</span>
            <span className="meta">
              {t("mark.points-of", { earned: points[id] === undefined ? "–" : format.number(points[id]), points: format.number(most) })}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

import { useState } from "react";
import type { QuizPage } from "#page/activity-page.ts";
import type { LearnerReport } from "#sync/report-messages.ts";
import { useTranslate } from "../../../i18n/i18n.tsx";
import type { ShownDetail } from "../../../training/cohort-now.ts";
import type { GradedAnswer, ItemWork } from "../../../training/learner-work.ts";
import { wholePercent } from "../../../training/report-table.ts";
import { useValueText } from "../../../training/use-value-text.ts";
import { AnswerView } from "./answer-view.tsx";
import { CaseMarks } from "./case-marks.tsx";
import { CommentForm } from "./comment-form.tsx";
import { ItemWordsText, structureOf } from "./quiz-text.tsx";

interface Props {
  readonly cohort: ShownDetail;
  readonly report: LearnerReport;
  readonly attempt: string;
  readonly course: string;
  /** `course/quiz` */
  readonly quiz: string;
  readonly work: ItemWork;
  /** The quiz as it was answered; undefined where that version is gone. */
  readonly page: QuizPage | undefined;
}

/** One question of an attempt with every answer that was given, and what a trainer can do about it. */
export function AnsweredItem({ cohort, report, attempt, course, quiz, work, page }: Props) {
  const t = useTranslate("trainer-report");
  const { percentSign } = useValueText();
  const [isCommenting, setCommenting] = useState(false);
  const { item, answers, hints, selfMarks } = work;
  const structure = structureOf(page, item);
  const facts = ({ scaled, certainty }: GradedAnswer) => (
    <p className="dots meta">
      {scaled !== undefined && <span>{t("answer.score", { score: percentSign(wholePercent(scaled)) })}</span>}
      {certainty !== undefined && <span>{t("answer.certainty", { level: t(`certainty.${certainty}`) })}</span>}
    </p>
  );
  return (
    <li>
      <div className="q-line">
        {page && structure ? <ItemWordsText page={page} item={item} nodes={page.words.items[item]?.stem} /> : <code>{item}</code>}
      </div>
      {answers.length === 0 && <p className="meta">{t("answer.none")}</p>}
      {answers.map((answer, at) => (
        <div key={answer.atMs} className="given">
          {answers.length > 1 && <p className="meta">{t("answer.number", { number: at + 1 })}</p>}
          {page && structure ? (
            <AnswerView page={page} item={structure} response={answer.response} />
          ) : (
            <blockquote dir="auto">{plainResponse(answer.response)}</blockquote>
          )}
          {facts(answer)}
        </div>
      ))}
      {hints > 0 && <p className="meta">{t("answer.hints", { number: hints })}</p>}
      {structure?.kind === "case" && answers.length > 0 && page && (
        <CaseMarks
          cohort={cohort}
          report={report}
          attempt={attempt}
          item={structure}
          itemId={`${course}/${item}`}
          page={page}
          selfMarks={selfMarks}
        />
      )}
      {answers.length > 0 && !cohort.archived && (
        <div className="on-screen">
          <button type="button" className="btn btn--text" aria-expanded={isCommenting} onClick={() => setCommenting(!isCommenting)}>
            {t("comment.about-answer")}
          </button>
          {isCommenting && (
            <CommentForm
              cohort={cohort.id}
              learner={report.learner.id}
              about={{ activity: quiz, attempt, item: `${course}/${item}` }}
              onKept={() => setCommenting(false)}
            />
          )}
        </div>
      )}
    </li>
  );
}

/** What was sent, where nothing is left that could tell what it means. */
const plainResponse = (response: unknown): string => (typeof response === "string" ? response : (JSON.stringify(response) ?? ""));

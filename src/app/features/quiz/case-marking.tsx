import { useState } from "react";
import type { CaseItem } from "#domain/course/quiz.ts";
import { type Marks, scoreRubric } from "#domain/grading/rubric.ts";
import type { QuizPage } from "#page/activity-page.ts";
import { useFormat, useTranslate } from "../../i18n/i18n.tsx";
import { RubricFields } from "../../ui/rubric-fields.tsx";
import { Misconception } from "./explanation.tsx";
import { Cites, type ItemText } from "./item-text.tsx";

interface Props {
  readonly page: QuizPage;
  readonly item: CaseItem;
  readonly text: ItemText;
  /** Marks not yet kept, and those kept before. */
  readonly draft: Marks | undefined;
  readonly kept: Marks | undefined;
  readonly onDraft: (marks: Marks) => void;
  readonly onKeep: (marks: Marks) => void;
}

/** After a case: the learner marks their own text against the rubric. The marks are recorded and never counted. */
export function CaseMarking({ page, item, text, draft, kept, onDraft, onKeep }: Props) {
  const t = useTranslate("quiz");
  const format = useFormat();
  const [unmarked, setUnmarked] = useState(false);
  const marks = draft ?? kept ?? {};
  const score = scoreRubric(item.criteria, marks);
  const keep = () => {
    setUnmarked(!score.ok);
    if (score.ok && draft) onKeep(draft);
  };
  return (
    <section className="stack-s">
      <h3>{t("rubric.title")}</h3>
      <p className="meta">{t("rubric.note")}</p>
      <RubricFields
        criteria={item.criteria}
        words={text.words.criteria}
        language={text.language}
        second={text.second && { words: text.second.words.criteria, language: text.second.language }}
        pointsText={(points) => t("points", { count: points })}
        marks={marks}
        onMark={onDraft}
        note={({ points, cite, misconception }, mark) => (
          <>
            {misconception && mark !== undefined && mark < points && <Misconception page={page} id={misconception} />}
            <Cites refs={cite} of={text} />
          </>
        )}
      />
      {unmarked && !score.ok && (
        <p className="err" role="alert">
          {t("rubric.unmarked")}
        </p>
      )}
      <p role="status" className="meta">
        {draft === undefined &&
          kept &&
          score.ok &&
          t("rubric.kept", { earned: format.number(score.value.earned), points: format.number(score.value.points) })}
      </p>
      <button type="button" className="btn btn--quiet" onClick={keep}>
        {t("rubric.keep")}
      </button>
    </section>
  );
}

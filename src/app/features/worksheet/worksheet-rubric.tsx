import type { WorksheetStructure } from "#domain/course/worksheet.ts";
import { type Marks, scoreRubric } from "#domain/grading/rubric.ts";
import { citeList } from "#page/lesson-view.ts";
import { useFormat, useTranslate } from "../../i18n/i18n.tsx";
import { reactNode } from "../../ui/page-node.tsx";
import { RubricFields } from "../../ui/rubric-fields.tsx";
import type { SheetTexts } from "./sheet-texts.tsx";

interface Props {
  readonly criteria: WorksheetStructure["criteria"];
  readonly texts: SheetTexts;
  readonly marks: Marks;
  readonly onMark: (marks: Marks) => void;
}

/** The writer's own marking of the work. */
export function WorksheetRubric({ criteria, texts: [{ words, language }, second], marks, onMark }: Props) {
  const t = useTranslate("worksheet");
  const lesson = useTranslate("lesson");
  const format = useFormat();
  const score = scoreRubric(criteria, marks);
  return (
    <section className="stack-s" aria-labelledby="rubric">
      <h2 id="rubric">{t("rubric")}</h2>
      <RubricFields
        criteria={criteria}
        words={words.criteria}
        language={language}
        second={second && { words: second.words.criteria, language: second.language }}
        pointsText={(points) => t("points", { count: points })}
        marks={marks}
        onMark={onMark}
        note={({ cite }) => cite.length > 0 && <div className="meta">{reactNode(citeList(cite, words.cites, lesson, language))}</div>}
      />
      <p role="status" className="meta">
        {score.ok && t("rubric.score", { earned: format.number(score.value.earned), points: format.number(score.value.points) })}
      </p>
    </section>
  );
}

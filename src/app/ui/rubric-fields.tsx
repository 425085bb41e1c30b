import type { ReactNode } from "react";
import type { CriterionWords } from "#domain/course/quiz.ts";
import { allowedMarks, type Criterion, type Marks } from "#domain/grading/rubric.ts";

type RubricLanguage = { readonly lang?: string; readonly dir?: "ltr" | "rtl" };

interface Props<C extends Criterion> {
  readonly criteria: readonly C[];
  readonly words: { readonly [criterion: string]: CriterionWords } | undefined;
  /** `lang` and `dir` of the words. */
  readonly language: RubricLanguage;
  /** The same words in the language beside it. */
  readonly second?: { readonly words: Props<C>["words"]; readonly language: RubricLanguage } | undefined;
  /** "2 points", in the interface language. */
  readonly pointsText: (points: number) => string;
  readonly marks: Marks;
  readonly onMark: (marks: Marks) => void;
  /** Below a criterion: its sources, the idea behind falling short. */
  readonly note?: (criterion: C, mark: number | undefined) => ReactNode;
}

const levels = ["none", "part", "full"] as const;

/** A rubric that learners mark their own text against: three levels for each criterion, described in words (cases and worksheets). */
export function RubricFields<C extends Criterion>({ criteria, words, language, second, pointsText, marks, onMark, note }: Props<C>) {
  return (
    <div className="rubric">
      {criteria.map((criterion) => (
        <fieldset key={criterion.id}>
          <legend className="lab">
            <span {...language}>{words?.[criterion.id]?.title ?? criterion.id}</span>
            {second && <span {...second.language}> {second.words?.[criterion.id]?.title}</span>}
          </legend>
          {[...allowedMarks(criterion).entries()].reverse().map(([index, points]) => {
            const level = levels[index] ?? "none";
            return (
              <label className="pick" key={level}>
                <input
                  type="radio"
                  name={`mark-${criterion.id}`}
                  checked={marks[criterion.id] === points}
                  onChange={() => onMark({ ...marks, [criterion.id]: points })}
                />
                <span>
                  <span {...language}>{words?.[criterion.id]?.[level]}</span>{" "}
                  {second && <span {...second.language}>{second.words?.[criterion.id]?.[level]} </span>}
                  <span className="meta">{pointsText(points)}</span>
                </span>
              </label>
            );
          })}
          {note?.(criterion, marks[criterion.id])}
        </fieldset>
      ))}
    </div>
  );
}

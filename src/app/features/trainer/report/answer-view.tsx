import type { ReactNode } from "react";
import type { Item } from "#domain/course/quiz.ts";
import { feedbackFor, type OptionMark } from "#domain/grading/feedback.ts";
import { parseCaseText, parseIds, parsePairs } from "#domain/grading/response.ts";
import type { QuizPage } from "#page/activity-page.ts";
import { useFormat, useTranslate } from "../../../i18n/i18n.tsx";
import { spaceBefore, withSpace } from "../../../i18n/with-space.ts";
import { ItemWordsText, itemLanguage } from "./quiz-text.tsx";

interface Props {
  readonly page: QuizPage;
  readonly item: Item;
  readonly response: unknown;
}

/** What was answered, against what would have been right, in the words of the version that was on screen. */
export function AnswerView({ page, item, response }: Props) {
  const t = useTranslate("trainer-report");
  const { options, misconceptions } = feedbackFor(item, response);
  return (
    <>
      <Given page={page} item={item} response={response} marks={options} />
      {misconceptions.map((id) => (
        <p className="meta" key={id}>
          {t("choice.idea", { idea: page.words.misconceptions[id]?.text ?? id })}
        </p>
      ))}
    </>
  );
}

interface GivenProps extends Props {
  readonly marks: { readonly [id: string]: OptionMark };
}

function Given({ page, item, response, marks }: GivenProps) {
  const t = useTranslate("trainer-report");
  const standing = useTranslate("lesson");
  const format = useFormat();
  const words = page.words.items[item.id];
  const option = (id: string) => {
    const nodes = words?.options[id]?.text;
    if (nodes && nodes.length > 0) return <ItemWordsText page={page} item={item.id} nodes={nodes} />;
    return id === "true" || id === "false" ? t(`choice.${id}`) : id;
  };
  const withUnit = (value: number) => `${format.number(value)}${spaceBefore(words?.unit ?? "")}${words?.unit ?? ""}`;
  const markText = (id: string) => (marks[id] === undefined || marks[id] === "left" ? undefined : t(`mark.${marks[id]}`));
  switch (item.kind) {
    case "single":
    case "multiple":
      return <Options ids={item.choices.map(({ id }) => id)} text={option} mark={markText} />;
    case "true-false":
      return <Options ids={["true", "false"]} text={option} mark={markText} />;
    case "matching":
    case "classification": {
      const pairs = parsePairs(response);
      const rows = item.kind === "matching" ? item.prompts : item.statements;
      const placeText = (id: string | undefined): ReactNode =>
        id === undefined ? (
          t("answer.none")
        ) : words?.targets?.[id] ? (
          <span {...itemLanguage(page, item.id)}>{words.targets[id]}</span>
        ) : (
          standing(`standing.${id}`)
        );
      return (
        <ul className="answer">
          {rows.map((id) => {
            const given = pairs.ok ? pairs.value[id] : undefined;
            return (
              <li key={id}>
                {option(id)} → {placeText(given)}
                {given === item.key[id] ? (
                  <Mark text={t("mark.right")} />
                ) : (
                  <Mark
                    text={
                      <>
                        {withSpace(t("mark.should-be"))}
                        {placeText(item.key[id])}
                      </>
                    }
                  />
                )}
              </li>
            );
          })}
        </ul>
      );
    }
    case "ordering": {
      const steps = parseIds(response);
      return (
        <ol className="answer answer--steps">
          {(steps.ok ? steps.value : []).map((id) => (
            <li key={id}>
              {option(id)}
              <Mark text={markText(id)} />
            </li>
          ))}
        </ol>
      );
    }
    case "short-text":
      return (
        <>
          <blockquote dir="auto">{typeof response === "string" ? response : t("answer.none")}</blockquote>
          {words?.answer && (
            <p>
              {withSpace(t("choice.key"))}
              <span {...itemLanguage(page, item.id)}>{words.answer}</span>
            </p>
          )}
        </>
      );
    case "numeric":
      return (
        <>
          <blockquote>{typeof response === "number" ? withUnit(response) : t("answer.none")}</blockquote>
          <p>
            {withSpace(t("choice.key"))}
            {withUnit(item.key.value)}
          </p>
        </>
      );
    case "case": {
      const text = parseCaseText(response);
      return <blockquote dir="auto">{text.ok ? text.value.text : t("answer.none")}</blockquote>;
    }
  }
}

function Options({
  ids,
  text,
  mark,
}: {
  readonly ids: readonly string[];
  readonly text: (id: string) => ReactNode;
  readonly mark: (id: string) => string | undefined;
}) {
  return (
    <ul className="answer">
      {ids.map((id) => (
        <li key={id}>
          {text(id)}
          <Mark text={mark(id)} />
        </li>
      ))}
    </ul>
  );
}

const Mark = ({ text }: { readonly text: ReactNode }) => (text ? <span className="tag">{text}</span> : null);

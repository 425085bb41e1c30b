import type { Item } from "#domain/course/quiz.ts";
import type { Feedback } from "#domain/grading/feedback.ts";
import { formatTagOf } from "#domain/locale.ts";
import type { QuizPage } from "#page/activity-page.ts";
import { taughtHref } from "#page/address.ts";
import { languageOf } from "#page/lesson-view.ts";
import { useFormat, useLocale, useTranslate } from "../../i18n/i18n.tsx";
import { spaceBefore, withSpace } from "../../i18n/with-space.ts";
import { usePreferences } from "../../preferences.ts";
import { Icon } from "../../ui/icon.tsx";
import { Cites, type ItemText, Text } from "./item-text.tsx";

interface Props {
  readonly page: QuizPage;
  readonly item: Item;
  readonly text: ItemText;
  readonly feedback: Feedback;
}

/** What holds for the whole item once it was answered: the ideas behind the response, the right answer, why, on what authority, and where the text teaches it. */
export function Explanation({ page, item, text, feedback }: Props) {
  const t = useTranslate("quiz");
  const { words } = text;
  const wrong = feedback.wrong === undefined ? undefined : words.wrong?.[feedback.wrong];
  return (
    <div className="explain stack-s">
      {wrong && (
        <p>
          <Text of={text} pick={(words) => words.wrong?.[feedback.wrong ?? ""]} />
        </p>
      )}
      {feedback.misconceptions.map((id) => (
        <Misconception key={id} page={page} id={id} />
      ))}
      {feedback.verdict !== "right" && <RightAnswer item={item} text={text} />}
      {words.why && (
        <p>
          <Text of={text} pick={({ why }) => why} />
        </p>
      )}
      {words.model && (
        <section>
          <h3>{t("model")}</h3>
          <Text of={text} pick={({ model }) => model} as="div" />
        </section>
      )}
      <Cites refs={item.cite} of={text} />
      <p>
        <a className="lk" href={taughtHref(page.locale, page.course.id, item.block)}>
          <Icon name="lesson" />
          {t("back-to-text")}
        </a>
      </p>
    </div>
  );
}

/** The wrong idea behind an answer, in the reader's language where it is translated. */
export function Misconception({ page, id }: { readonly page: QuizPage; readonly id: string }) {
  const t = useTranslate("quiz");
  const idea = page.words.misconceptions[id];
  if (!idea) return null;
  return (
    <p>
      {withSpace(t("misconception"))}
      <span {...languageOf(idea.lang ?? page.textLocale, page.locale)}>{idea.text}</span>
    </p>
  );
}

/** For kinds whose right answer does not stand among their options. */
function RightAnswer({ item, text }: Pick<Props, "item" | "text">) {
  const { words } = text;
  const t = useTranslate("quiz");
  const format = useFormat();
  const exact = useExactNumber();
  switch (item.kind) {
    case "short-text":
      return words.answer === undefined ? null : (
        <p>
          {withSpace(t("right-answer"))}
          <Text of={text} pick={({ answer }) => answer} as="strong" />
        </p>
      );
    case "numeric":
      return (
        <p>
          {withSpace(t("right-answer"))}
          <strong className="num">{exact(item.key.value)}</strong>
          {spaceBefore(words.unit ?? "")}
          <Text of={text} pick={({ unit }) => unit} />
        </p>
      );
    case "ordering":
      return (
        <>
          <p>{t("order.expected")}</p>
          <ol className="expected">
            {item.key.map((tier, index) => (
              <li key={tier.join()}>
                {format.number(index + 1)}.{" "}
                {tier.map((step, place) => (
                  <span key={step}>
                    {place > 0 && ` ${t("order.or")} `}
                    <Text of={text} pick={({ options }) => options[step]?.text} />
                  </span>
                ))}
              </li>
            ))}
          </ol>
        </>
      );
    default:
      return null;
  }
}

/** A key is written with all of its decimals. */
function useExactNumber(): (value: number) => string {
  const tag = formatTagOf(
    useLocale(),
    usePreferences(({ digits }) => digits),
  );
  return (value) => new Intl.NumberFormat(tag, { maximumFractionDigits: 20, useGrouping: "min2" }).format(value);
}

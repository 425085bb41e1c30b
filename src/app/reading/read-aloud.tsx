import { useEffect, useRef, useState } from "react";
import { type Locale, languageTagOf } from "#domain/locale.ts";
import { useFormat, useTranslate } from "../i18n/i18n.tsx";
import { ownNames } from "../own-names.ts";
import { Icon } from "../ui/icon.tsx";
import { type Sentence, sentencesIn } from "./sentences.ts";
import { createSpeaker, type Speaker, voiceFor } from "./speaker.ts";

const rates = [0.75, 1, 1.25, 1.5];

interface Props {
  /** The languages of the text on the page. */
  readonly languages: readonly Locale[];
  readonly onClose: () => void;
}

/** Reads the lesson aloud with the platform's voices, marks the sentence that is spoken, and keeps it in sight. */
export function ReadAloud({ languages, onClose }: Props) {
  const t = useTranslate("reader");
  const common = useTranslate("common");
  const format = useFormat();
  const [language, setLanguage] = useState(languages[0] ?? "en");
  const [rate, setRate] = useState(1);
  const latestRate = useRef(rate);
  const [at, setAt] = useState(0);
  const [state, setState] = useState<"looking" | "speaking" | "stopped" | "no-voice" | "failed">("looking");
  const speaker = useRef<Speaker>(undefined);
  const sentences = useRef<readonly Sentence[]>([]);
  const bar = useRef<HTMLElement>(null);

  useEffect(() => {
    let current = true;
    const article = document.querySelector<HTMLElement>("article.lesson");
    const begin = async () => {
      const speech = globalThis.speechSynthesis as SpeechSynthesis | undefined;
      const voice = speech && (await voiceFor(speech, languageTagOf(language)));
      if (!current) return;
      if (!speech || !voice || !article) {
        setState("no-voice");
        return;
      }
      sentences.current = sentencesIn(article, languageTagOf(language));
      const texts = sentences.current.map(({ text }) => text);
      speaker.current = createSpeaker(speech, voice, texts, {
        onSentence: (index) => {
          setAt(index);
          setState("speaking");
          follow(sentences.current[index]);
        },
        onEnd: () => setState("stopped"),
        onFailure: () => setState("failed"),
      });
      speaker.current.speak(0, latestRate.current);
    };
    void begin();
    return () => {
      current = false;
      speaker.current?.stop();
      follow(undefined);
    };
  }, [language]);
  useEffect(() => bar.current?.querySelector("button")?.focus(), []);

  const go = (index: number, speed = rate) => speaker.current?.speak(Math.min(Math.max(0, index), sentences.current.length - 1), speed);
  const stop = () => {
    speaker.current?.stop();
    setState("stopped");
  };
  const speaks = state === "speaking" || state === "stopped";
  return (
    <section className="read-aloud" aria-label={t("aloud")} ref={bar}>
      {speaks && (
        <>
          <button type="button" className="btn btn--main" onClick={() => (state === "speaking" ? stop() : go(at))}>
            {state === "speaking" && <Icon name="pause" />}
            {t(state === "speaking" ? "aloud.pause" : "aloud.go-on")}
          </button>
          <button type="button" className="btn btn--icon" aria-label={t("aloud.back")} onClick={() => go(at - 1)}>
            <Icon name="back" />
          </button>
          <button type="button" className="btn btn--icon" aria-label={t("aloud.next")} onClick={() => go(at + 1)}>
            <Icon name="arrow" />
          </button>
          <label className="read-aloud-rate">
            <span className="vh">{t("aloud.rate")}</span>
            <select
              className="in"
              value={rate}
              onChange={(event) => {
                const speed = Number(event.target.value);
                setRate(speed);
                latestRate.current = speed;
                if (state === "speaking") go(at, speed);
              }}
            >
              {rates.map((value) => (
                <option key={value} value={value}>
                  {t("aloud.times", { rate: format.number(value) })}
                </option>
              ))}
            </select>
          </label>
          <span className="meta">{t("aloud.at", { index: at + 1, of: sentences.current.length })}</span>
        </>
      )}
      <p role="status">
        {state === "no-voice" && t("aloud.no-voice", { language: ownNames[language] })}
        {state === "failed" && t("aloud.failed")}
      </p>
      {languages.length > 1 && (
        <label className="read-aloud-rate">
          <span className="vh">{t("aloud.language")}</span>
          <select
            className="in"
            value={language}
            onChange={(event) => setLanguage(languages.find((other) => other === event.target.value) ?? language)}
          >
            {languages.map((other) => (
              <option key={other} value={other} lang={languageTagOf(other)}>
                {ownNames[other]}
              </option>
            ))}
          </select>
        </label>
      )}
      <button type="button" className="btn btn--quiet" onClick={onClose}>
        {common("close")}
      </button>
    </section>
  );
}

const mark = "reading-aloud";

/** Marks a sentence without touching the page's own elements, and brings it into sight; nothing takes the mark away. */
function follow(sentence: Sentence | undefined): void {
  const highlights = typeof CSS === "undefined" ? undefined : (CSS.highlights as HighlightRegistry | undefined);
  highlights?.delete(mark);
  if (!sentence) return;
  highlights?.set(mark, new Highlight(sentence.range));
  const { top, bottom } = sentence.range.getBoundingClientRect();
  if (top < innerHeight * 0.1 || bottom > innerHeight * 0.75) scrollBy({ top: top - innerHeight * 0.3 });
}

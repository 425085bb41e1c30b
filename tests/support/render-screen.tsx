import { type RenderResult, render } from "@testing-library/react";
import type { ReactElement } from "react";
import { createLanguage, LanguageProvider } from "#app/i18n/i18n.tsx";
import common from "../../locales/en/common.json" with { type: "json" };
import lesson from "../../locales/en/lesson.json" with { type: "json" };
import quiz from "../../locales/en/quiz.json" with { type: "json" };
import reader from "../../locales/en/reader.json" with { type: "json" };
import scenario from "../../locales/en/scenario.json" with { type: "json" };
import worksheet from "../../locales/en/worksheet.json" with { type: "json" };

const language = createLanguage("en", { common, lesson, quiz, reader, scenario, worksheet });

/** A screen with the words of the app in English around it. */
export const withWords = (screen: ReactElement) => <LanguageProvider language={language}>{screen}</LanguageProvider>;

export const renderScreen = (screen: ReactElement): RenderResult => render(withWords(screen));

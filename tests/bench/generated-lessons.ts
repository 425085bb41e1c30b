import { seededRandom } from "#domain/attempt/seeded-random.ts";
import type { Locale } from "#domain/locale.ts";
import type { SearchDocument } from "#domain/search/document.ts";
import { splitText } from "#domain/search/split-text.ts";

export const lessonSize = { blocks: 20, words: 60 } as const;

/** Words of a language, the commonest first, and as many invented ones as there are real ones, as a larger course would bring along. */
export function vocabularyOf(texts: readonly string[], random: () => number): readonly string[] {
  const counts = new Map<string, number>();
  for (const { text } of texts.flatMap(splitText)) counts.set(text, (counts.get(text) ?? 0) + 1);
  const real = [...counts].sort(([, a], [, b]) => b - a).map(([word]) => word);
  const pick = () => real[Math.floor(random() * real.length)] ?? "";
  const halves = () => pick().slice(0, 3) + pick().slice(-3);
  return [...real, ...Array.from({ length: Math.max(real.length, 3000) }, halves)];
}

/** A word drawn as often as its rank in a language makes it: Zipf's law. */
export const wordFrom = (vocabulary: readonly string[], random: () => number): string =>
  vocabulary[Math.floor(vocabulary.length ** random()) - 1] ?? "";

/** The documents of one course with lessons of invented text, the same for the same number. */
export function generatedCourse(number: number, lessons: number, vocabulary: readonly string[], locale: Locale): readonly SearchDocument[] {
  const random = seededRandom(`${locale}${number}`);
  const joint = locale === "zh" ? "" : " ";
  const words = (count: number) => Array.from({ length: count }, () => wordFrom(vocabulary, random)).join(joint);
  const course = `course-${number}`;
  return Array.from({ length: lessons }, (_, index) => {
    const activity = `lesson-${index}`;
    const where = [words(4), words(4), words(5)].map((text) => ({ text, locale }));
    return Array.from(
      { length: lessonSize.blocks },
      (_block, place): SearchDocument => ({
        id: `${course}/${activity}#b${place}`,
        place: { kind: "lesson", course, activity, block: `b${place}` },
        locale,
        text: `${words(lessonSize.words)} (art. ${1 + Math.floor(random() * 59)})`,
        marks: [],
        names: [],
        cites: `A/70/174, art. ${1 + Math.floor(random() * 59)}`,
        where,
      }),
    );
  }).flat();
}

import type { Beat } from "#domain/scenario/engine.ts";
import type { Choice } from "#domain/scenario/scenario-state.ts";
import { withoutTargets } from "../markdown/links.ts";
import { countWords } from "../markdown/plain-text.ts";
import type { OptionWordsYaml, ScenarioWordsYaml } from "../schema/scenario-schema.ts";

/** How many words of one language a learner reads. Help is left out: it is read when asked for. */
export interface StoryWords {
  /** A node with the texts of its options, an inject, a piece of evidence. */
  readonly ofBeat: (beat: Beat) => number;
  /** What follows a choice, and why. */
  readonly ofChoice: (choice: Choice, outcome: string) => number;
}

export function storyWords(words: ScenarioWordsYaml): StoryWords {
  const count = (...texts: readonly (string | undefined)[]): number =>
    countWords(texts.map((text) => withoutTargets(text ?? "")).join(" "));
  const nodes = new Map(
    Object.entries(words.nodes).map(([id, { title, text, asks = {}, options }]) => {
      const longestAsk = Math.max(0, ...Object.values(asks).map((ask) => count(ask)));
      return [id, count(title, text, ...Object.values(options).map((option) => option.text)) + longestAsk];
    }),
  );
  const injects = new Map(Object.entries(words.injects).map(([id, { title, text }]) => [id, count(title, text)]));
  const evidence = new Map(Object.entries(words.evidence).map(([id, { title, source, text }]) => [id, count(title, source, text)]));
  const byKind = { node: nodes, inject: injects, evidence };
  const options = new Map<Choice, OptionWordsYaml>(
    Object.entries(words.nodes).flatMap(([node, own]) =>
      Object.entries(own.options).map(([id, option]): [Choice, OptionWordsYaml] => [`${node}/${id}`, option]),
    ),
  );
  return {
    ofBeat: ({ kind, id }) => byKind[kind].get(id) ?? 0,
    ofChoice: (choice, outcome) => {
      const option = options.get(choice);
      return count(option?.why, option?.results?.[outcome] ?? option?.result);
    },
  };
}

import { error } from "../diagnostic.ts";
import type { FigureRule } from "./rule.ts";

/** Every label of the drawing has words in every words file, and the reverse. */
export const figureLabel: FigureRule = function* ({ figure: { figure, words } }) {
  const drawn = new Set(figure.rooms.map(({ id }) => id));
  for (const file of words.values()) {
    for (const id of drawn) {
      if (file.value.labels[id] === undefined)
        yield error("figure-label", file.place(["labels"], id), "the drawing has this label: write its lines here");
    }
    for (const id of Object.keys(file.value.labels)) {
      if (!drawn.has(id)) yield error("figure-label", file.place(["labels", id], id), "the drawing has no such label");
    }
  }
};

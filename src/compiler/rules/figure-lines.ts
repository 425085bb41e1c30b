import { error } from "../diagnostic.ts";
import type { FigureRule } from "./rule.ts";

/** The lines of a label fit the room that the drawing gives them. */
export const figureLines: FigureRule = function* ({ figure: { figure, words } }) {
  for (const file of words.values()) {
    for (const { id, widths } of figure.rooms) {
      const written = file.value.labels[id]?.length ?? 0;
      if (written > widths.length)
        yield error("figure-lines", file.place(["labels", id], id), `${written} lines: there is room for ${widths.length}`);
    }
  }
};

import { error } from "../diagnostic.ts";
import type { FigureRule } from "./rule.ts";

/** Each line of a label fits the room that the drawing gives it. The width of the drawing itself is checked when it is read. */
export const figureWidth: FigureRule = function* ({ figure: { figure, words } }) {
  for (const file of words.values()) {
    for (const { id, max } of figure.rooms) {
      for (const line of file.value.labels[id] ?? []) {
        const width = [...line.normalize("NFC").replace(/\p{Mn}/gu, "")].length;
        if (width > max)
          yield error("figure-width", file.place(["labels", id], id), `"${line}" has ${width} characters: there is room for ${max}`);
      }
    }
  }
};

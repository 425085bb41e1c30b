import { error } from "../diagnostic.ts";
import { labelWidth } from "../figure/label-width.ts";
import type { FigureRule } from "./rule.ts";

/** Each line of a label fits the room that the drawing gives it. The width of the drawing itself is checked when it is read. */
export const figureWidth: FigureRule = function* ({ figure: { figure, words } }) {
  for (const file of words.values()) {
    for (const { id, bold, widths } of figure.rooms) {
      for (const [index, line] of (file.value.labels[id] ?? []).entries()) {
        const width = Math.floor(labelWidth(line, bold));
        const room = widths[index] ?? Number.POSITIVE_INFINITY; // a line too many is the matter of figure-lines
        if (width > room)
          yield error("figure-width", file.place(["labels", id], id), `"${line}" is ${width} units wide: there is room for ${room}`);
      }
    }
  }
};

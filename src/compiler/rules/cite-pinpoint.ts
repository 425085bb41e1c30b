import { splitCiteRef } from "../cite/cite-ref.ts";
import { parsePinpoint } from "../cite/pinpoint.ts";
import { error } from "../diagnostic.ts";
import type { PinpointForm } from "../schema/reference-schema.ts";
import { citationsIn } from "../source/citations.ts";
import type { CourseRule } from "./rule.ts";

const examples: { readonly [form in PinpointForm]: string } = {
  article: "an article, such as 49, 49(1), 50(1)(a) or 49-54",
  paragraph: "a paragraph, such as 83, 13(c) or 1-4",
  page: "a page, such as p18",
  commentary: "a place in the commentary, such as 49/3 or part3-ch2/3",
  none: "no pinpoint: the entry itself carries the date",
};

/** A pinpoint has the form that the library gives for the instrument. */
export const citePinpoint: CourseRule = function* ({ course, prose, reference: { library } }) {
  for (const { ref, place } of citationsIn(course, prose)) {
    const { instrument, pinpoint } = splitCiteRef(ref);
    const form = library.get(instrument)?.pinpoint;
    if (form === undefined) continue;
    const fits = pinpoint === undefined ? form === "none" : parsePinpoint(form, pinpoint) !== null;
    if (!fits) yield error("cite-pinpoint", place, `"${ref}": ${instrument} takes ${examples[form]}`);
  }
};

/** A term or a citation in a text: `textView` and `citeList` leave the attribute, whoever shows the text. */
const marked = "[data-term], [data-cite]";
/** Where a touch has another meaning already: choosing an answer comes before looking a word up. */
const controls = "label, button, a, summary, select";

export interface Mark {
  readonly element: HTMLElement;
  readonly kind: "term" | "cite";
  /** Id of the term, or the reference. */
  readonly id: string;
}

/** The mark that an event happened in. */
export function markAt(target: EventTarget | null): Mark | undefined {
  const element = target instanceof Element ? target.closest<HTMLElement>(marked) : null;
  if (!element || element.closest(controls)) return undefined;
  const { term, cite } = element.dataset;
  if (term !== undefined) return { element, kind: "term", id: term };
  return cite === undefined ? undefined : { element, kind: "cite", id: cite };
}

/**
 * Makes marks buttons. They are many, so each section of a lesson is one stop of the Tab key, and the arrow keys go from mark to mark; a
 * text without sections is one stop. Calling it again takes in what was added.
 */
export function adoptMarks(root: Element): void {
  for (const group of groupsIn(root)) {
    for (const mark of group) {
      mark.setAttribute("role", "button");
      mark.setAttribute("aria-haspopup", "dialog");
      if (!mark.hasAttribute("aria-expanded")) mark.setAttribute("aria-expanded", "false");
      if (!mark.hasAttribute("tabindex")) mark.tabIndex = -1;
    }
    const stops = group.filter(({ tabIndex }) => tabIndex === 0);
    if (stops.length !== 1) makeStop(stops[0] ?? group[0], group);
  }
}

/** The mark before or after one, in reading order; itself at the ends. Makes it its section's stop. */
export function neighbourOf(mark: HTMLElement, by: 1 | -1, root: Element): HTMLElement {
  const groups = groupsIn(root);
  const all = groups.flat();
  const next = all[all.indexOf(mark) + by] ?? mark;
  makeStop(next, groups.find((group) => group.includes(next)) ?? []);
  return next;
}

function makeStop(stop: HTMLElement | undefined, group: readonly HTMLElement[]): void {
  for (const mark of group) mark.tabIndex = mark === stop ? 0 : -1;
}

/** Marks of each section; a heading block begins one. */
function groupsIn(root: Element): readonly (readonly HTMLElement[])[] {
  const groups: HTMLElement[][] = [[]];
  for (const element of root.querySelectorAll<HTMLElement>(`.blk--heading, ${marked}`)) {
    if (element.matches(".blk--heading")) groups.push([]);
    else if (!element.closest(controls)) groups.at(-1)?.push(element);
  }
  return groups.filter((group) => group.length > 0);
}

import type { Page } from "playwright-core";

/**
 * Latin words on the page, in its text and in its names for those who listen, that no words file brought: they would stand in English in
 * every language. `ofPeople`: texts that somebody typed.
 */
export function hardCodedWords(page: Page, ofPeople: readonly string[]): Promise<readonly string[]> {
  return page.evaluate((ofPeople) => {
    /** What is between the brackets of a pseudo text came from a words file, values included. */
    const rest = (text: string): string => {
      const inner = text.replace(/⟦[^⟦⟧]*⟧/g, " ");
      return inner === text ? text : rest(inner);
    };
    const hasWords = (text: string) => !ofPeople.includes(text) && /[A-Za-z]{2,}/.test(rest(text));
    /** Names, symbols, what people wrote, and text that says itself which language it is in. */
    const isContent = (element: Element) =>
      element.closest("[lang]") !== document.documentElement || element.closest("bdi, kbd, textarea, script, style, noscript") !== null;
    const faults: string[] = hasWords(document.title) ? [`title: ${document.title}`] : [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const element = node.parentElement;
      const text = node.nodeValue ?? "";
      if (element && hasWords(text) && !isContent(element)) faults.push(`${element.localName}.${element.className}: ${text.slice(0, 100)}`);
    }
    for (const name of ["aria-label", "aria-description", "aria-valuetext", "aria-roledescription", "placeholder", "title", "alt"]) {
      for (const element of document.querySelectorAll(`[${name}]`)) {
        const text = element.getAttribute(name) ?? "";
        if (hasWords(text) && !isContent(element)) faults.push(`${element.localName} ${name}: ${text.slice(0, 100)}`);
      }
    }
    return faults;
  }, ofPeople);
}

/** Text that is cut off where it does not fit, and controls that lie upon each other. */
export function clippedAndCovered(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const name = (element: Element) => `${element.localName}.${element.className}: ${(element.textContent ?? "").trim().slice(0, 60)}`;
    const isShown = (element: Element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    const cuts = (overflow: string) => overflow === "hidden" || overflow === "clip";
    const isCut = (element: Element) => {
      const { overflowX, overflowY } = getComputedStyle(element);
      const { clientWidth, clientHeight, scrollWidth, scrollHeight } = element;
      if (clientWidth <= 1 || clientHeight <= 1) return false; // for those who listen
      return (cuts(overflowX) && scrollWidth > clientWidth + 1) || (cuts(overflowY) && scrollHeight > clientHeight + 1);
    };
    const spills = (element: Element) =>
      element.matches("a, button, summary, select, label") && element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1;
    const shown = [...document.body.querySelectorAll("*")].filter((element) => !element.closest("svg") && isShown(element));
    const clipped = shown.filter((element) => element.textContent?.trim() && getComputedStyle(element).display !== "inline");

    const floats = (element: Element): boolean =>
      ["fixed", "sticky", "absolute"].includes(getComputedStyle(element).position) ||
      (element.parentElement !== null && floats(element.parentElement));
    const controls = shown.filter((element) => element.matches("a[href], button, input, select, textarea, summary") && !floats(element));
    const boxes = controls.map((control) => [...control.getClientRects()]);
    const meets = (a: DOMRect, b: DOMRect) =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
    const covered = controls.flatMap((control, index) =>
      controls.flatMap((other, place) => {
        if (place <= index || control.contains(other) || other.contains(control)) return [];
        const isMet = boxes[index]?.some((a) => boxes[place]?.some((b) => meets(a, b)));
        return isMet ? [`${name(control)} lies on ${name(other)}`] : [];
      }),
    );
    return [
      ...clipped.filter(isCut).map((element) => `cut off: ${name(element)}`),
      ...clipped.filter(spills).map((element) => `spills over: ${name(element)}`),
      ...covered,
    ];
  });
}

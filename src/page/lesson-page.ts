import type { LessonPage } from "./activity-page.ts";
import { activityAddressFrom, inLocale } from "./address.ts";
import { lessonView } from "./lesson-view.ts";
import { h } from "./node.ts";
import { escapeHtml, jsonForScript, serialise } from "./serialise.ts";
import type { Translate } from "./translate.ts";

/** Marks in a language's shell (made by the build) that a page fills. They are comments or addresses, never visible. */
export const slots = {
  title: "<!--slot:title-->",
  description: "<!--slot:description-->",
  main: "<!--slot:main-->",
  data: "<!--slot:data-->",
  /** Stands before and after what only lessons fetch ahead: their words. */
  lessonOnly: "<!--slot:lesson-only-->",
  /** Stands in the shell's language links and canonical addresses where a page's own path belongs, after the language. */
  path: "/courses/slot-path",
} as const;

/** Name of the route whose data stands in a lesson's page; the app's route table uses it. */
export const activityRoute = "activity";

/**
 * The whole HTML of a lesson from its language's shell and the lesson's own files. Used by the build for the first visit and by the
 * service worker for every later one: the same bytes from both.
 */
export function composeLessonPage(shell: string, pathname: string, page: LessonPage, t: Translate): string {
  if (!activityAddressFrom(pathname)) throw new Error(`${pathname} is not the address of an activity`);
  const rest = inLocale(pathname, page.locale).slice(3);
  const title = escapeHtml(`${page.words.title} · ${page.course.title}`);
  const filled: readonly (readonly [string, string])[] = [
    [slots.path, rest],
    [slots.title, title],
    [slots.description, escapeHtml(page.course.title)],
    [slots.main, serialise(h("div", { class: "lesson-page" }, lessonView(page, t)))],
    [slots.data, dataElement({ route: activityRoute, data: page })],
    [slots.lessonOnly, ""],
  ];
  return filled.reduce((html, [slot, text]) => html.split(slot).join(text), shell);
}

/** What the app needs to take the page over without fetching anything. */
export function dataElement(data: { readonly route: string; readonly data: unknown }): string {
  return `<script type="application/json" id="page-data">${jsonForScript(data)}</script>`;
}

/** The shell with nothing in it: the app draws the page when it has started. */
export function emptyShell(shell: string, pathname: string, appName: string): string {
  const filled: readonly (readonly [string, string])[] = [
    [slots.path, pathname.slice(3)],
    [slots.title, escapeHtml(appName)],
    [slots.description, escapeHtml(appName)],
    [slots.main, ""],
    [slots.data, ""],
  ];
  const [before = "", , after = ""] = shell.split(slots.lessonOnly);
  return filled.reduce((html, [slot, text]) => html.split(slot).join(text), before + after);
}

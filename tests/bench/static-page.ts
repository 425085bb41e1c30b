import type { SingleItem } from "#domain/course/quiz.ts";
import type { TextNode } from "#domain/course/text.ts";
import { dirOf, languageTagOf } from "#domain/locale.ts";
import type { LessonPage, QuizPage } from "#page/activity-page.ts";
import { escapeHtml } from "#page/serialise.ts";

/** What a careful person would write by hand for the same lesson: no framework, no colours, one question, one script. */
export function staticPage(lesson: LessonPage, quiz: QuizPage): string {
  const { locale, structure, words } = lesson;
  const blocks = structure.blocks.map(({ id }) => {
    const { label, body, figure } = words.blocks[id] ?? { body: [] };
    const heading = label ? `<h3>${html(label)}</h3>` : "";
    return heading + html(body) + (figure ? `<p>${escapeHtml(figure.desc)}</p>` : "");
  });
  return [
    `<!doctype html><html lang="${languageTagOf(locale)}" dir="${dirOf(locale)}"><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">`,
    `<title>${escapeHtml(words.title)}</title>`,
    "<style>body{max-width:40rem;margin:auto;padding:1rem;font:1.125rem/1.6 sans-serif}td,th{text-align:start;vertical-align:top}</style>",
    `<article><h1>${escapeHtml(words.title)}</h1>${blocks.join("")}</article>`,
    question(quiz),
  ].join("\n");
}

/** The first question with one right choice. The button can be pressed when the script is ready. */
function question({ structure, words }: QuizPage): string {
  const item = structure.items.find((each): each is SingleItem => each.kind === "single");
  const itemWords = item && words.items[item.id];
  if (!item || !itemWords) throw new Error(`${structure.id} has no item with one right choice`);
  const choices = item.choices.map(
    ({ id }) => `<p><label><input type="radio" name="choice" value="${id}"> ${html(itemWords.options[id]?.text ?? [])}</label></p>`,
  );
  const reasons = Object.fromEntries(item.choices.map(({ id }) => [id, html(itemWords.options[id]?.why ?? [])]));
  const key = item.choices.find((choice) => choice.key)?.id;
  return [
    `<form><h2>${escapeHtml(words.title)}</h2>${html(itemWords.stem)}${choices.join("")}<button disabled>OK</button></form><div role="status"></div>`,
    "<script>",
    `const form = document.forms[0], key = ${JSON.stringify(key)}, reasons = ${JSON.stringify(reasons).replaceAll("<", "\\u003c")};`,
    "form.onsubmit = (event) => {",
    "  event.preventDefault();",
    "  const choice = form.choice.value;",
    "  localStorage.answer = JSON.stringify({ choice, right: choice === key, at: Date.now() });",
    '  document.querySelector("[role=status]").innerHTML = reasons[choice];',
    "};",
    'form.querySelector("button").disabled = false;',
    'navigator.serviceWorker.register("sw.js");',
    "</script>",
  ].join("\n");
}

/** Keeps the given pages and answers everything from what is kept. */
export function staticWorker(pages: readonly string[]): string {
  return [
    `const pages = ${JSON.stringify(pages)};`,
    'addEventListener("install", (event) => event.waitUntil(caches.open("pages").then((cache) => cache.addAll(pages))));',
    'addEventListener("activate", (event) => event.waitUntil(clients.claim()));',
    'addEventListener("fetch", (event) => event.respondWith(caches.match(event.request).then((kept) => kept || fetch(event.request))));',
  ].join("\n");
}

const plainTags: ReadonlySet<string> = new Set(["p", "ul", "ol", "li", "strong", "table", "thead", "tbody", "tr", "td", "th", "h2", "h3"]);

/** Compiled text as the plainest markup; marks of our own become their text. */
function html(nodes: readonly TextNode[]): string {
  return nodes
    .map((node) => {
      if (typeof node === "string") return escapeHtml(node);
      const [tag, , ...children] = node;
      const inside = tag === "cite" ? `(${html(children)})` : html(children);
      return plainTags.has(tag) ? `<${tag}>${inside}</${tag}>` : inside;
    })
    .join("");
}

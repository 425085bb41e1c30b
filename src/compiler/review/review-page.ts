import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CiteRef } from "#domain/course/text.ts";
import type { Locale } from "#domain/locale.ts";
import { createTextCompiler } from "../build/compile-text.ts";
import { citeTableFrom } from "../cite/cite-table.ts";
import type { Reference } from "../reference/reference.ts";
import { sourceHash } from "../source/source-hash.ts";
import type { MarkFile } from "./marks.ts";
import type { ReviewFile, ReviewSegment, TextPair } from "./review-segment.ts";
import { citeHtml, escaped, inLanguage, textHtml } from "./text-html.ts";

export interface ReviewPage {
  readonly locale: Locale;
  readonly scope: string;
  readonly files: readonly ReviewFile[];
  readonly reference: Reference;
  /** Marks of an earlier review, to say what changed since. */
  readonly since: MarkFile | null;
}

const languageName = (locale: Locale): string => new Intl.DisplayNames(["en"], { type: "language" }).of(locale) ?? locale;
const asset = (name: string): string => readFileSync(join(import.meta.dirname, name), "utf8");
const policyHash = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/**
 * One HTML file that needs nothing else: source and translation side by side, what is cited and which terms are approved, and three marks for
 * each part. It asks no network, and writes nothing but the file of marks that its reader saves.
 */
export function reviewPage(page: ReviewPage): string {
  const { locale, scope, files } = page;
  const [style, script] = [asset("review-page.css"), asset("review-page.js")];
  const segments = files.flatMap((file) => file.segments.map((segment) => [file, segment] as const));
  const id = sourceHash(
    segments.map(([{ file }, { part, sourceHash: of, translationHash }]) => `${file}#${part} ${of} ${translationHash}`).join("\n"),
  );
  const policy = [
    "default-src 'none'",
    `style-src ${policyHash(style)}`,
    `script-src ${policyHash(script)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
  const title = `Review: ${languageName(locale)}, ${escaped(scope)}`;
  return `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}</style>
</head>
<body data-review="${id}" data-lang="${locale}">
<header>
<h1>${title}</h1>
<p>Compare each part with its source and mark it. Your marks stay in this browser until you save them as a file, which goes back to the people who sent you this one.</p>
<noscript><p class="warning">Marks need scripts. Without them this file can be read and printed.</p></noscript>
</header>
<form id="bar" aria-label="Your marks">
<label>Your name <input id="by" autocomplete="name" maxlength="80" required></label>
<label>Show <select id="show"><option value="all">all parts</option><option value="open">parts without a mark</option><option value="changed">what changed since the last review</option><option value="marked">parts with a mark</option></select></label>
<button type="button" id="next">Next without a mark</button>
<button type="submit">Save marks</button>
<label class="button">Open saved marks<input id="open" type="file" accept=".json,application/json"></label>
<p id="status" role="status"></p>
</form>
<main>
${files.map((file, index) => fileHtml(file, index, page)).join("\n")}
</main>
<script>${script}</script>
</body>
</html>
`;
}

function fileHtml(file: ReviewFile, index: number, page: ReviewPage): string {
  if (file.segments.length === 0) return "";
  return `<section aria-labelledby="f${index} p${index}">
<h2 id="f${index}">${file.path.map((name) => `<bdi>${escaped(name)}</bdi>`).join(" › ")}</h2>
<p class="file" id="p${index}"><bdi dir="ltr">${escaped(file.file)}</bdi></p>
${file.segments.map((segment, place) => segmentHtml(file, segment, `s${index}-${place}`, page)).join("\n")}
</section>`;
}

function segmentHtml(file: ReviewFile, segment: ReviewSegment, id: string, page: ReviewPage): string {
  const { part, kind, standing, status, sourceHash: of, translationHash, texts } = segment;
  const { text, isChange } = sinceLastReview(file, segment, page.since);
  const compileSource = compilerFor(file.sourceLang, page.reference);
  const compileTranslation = compilerFor(page.locale, page.reference);
  const pair = ({ at, source, translation }: TextPair) => `<div class="pair">
${texts.length > 1 ? `<p class="at">${escaped(at.replaceAll("/", " › "))}</p>\n` : ""}<div class="source" ${inLanguage(file.sourceLang)}>${compileSource(source)}</div>
<div class="translation" ${inLanguage(page.locale)} data-at="${escaped(at)}">${translation.length > 0 ? compileTranslation(translation) : `<p class="none" lang="en" dir="ltr">Not translated: readers see the source.</p>`}</div>
</div>`;
  const mark = (value: string, label: string) => `<label><input type="radio" name="${id}" value="${value}"> ${label}</label>`;
  return `<article id="${id}" data-segment="${escaped(`${file.file}#${part}`)}" data-source="${of}" data-translation="${translationHash ?? ""}" data-status="${status}"${isChange ? " data-changed" : ""}>
<h3>${part === "" ? "" : `<bdi dir="ltr">${escaped(part)}</bdi> `}<span class="kind">${escaped(kind)}${standing ? ` · ${escaped(standing)}` : ""}</span></h3>
<p class="since">${escaped(text)}</p>
${texts.map(pair).join("\n")}
${beside(file, segment, page)}
<fieldset><legend>Your mark</legend>${translationHash === undefined ? "" : mark("agree", "agree")}${translationHash === undefined ? "" : mark("propose", "propose other wording")}${mark("remark", "remark")}${mark("none", "no mark")}<div class="fields"></div></fieldset>
</article>`;
}

function compilerFor(locale: Locale, reference: Reference): (nodes: TextPair["source"]) => string {
  const compiler = createTextCompiler(locale, [], reference);
  return (nodes) => {
    const compiled = compiler.nodes(nodes);
    return textHtml(compiled, compiler.cites());
  };
}

/** Sources and approved terms, in both languages. */
function beside({ sourceLang }: ReviewFile, { cites, terms }: ReviewSegment, { locale, reference }: ReviewPage): string {
  const written = (lang: Locale) => citeTableFrom(cites, lang, reference.library);
  const [there, here] = [written(sourceLang), written(locale)];
  const cited = (ref: CiteRef) => {
    const [source, translation] = [there[ref], here[ref]];
    if (!source || !translation) return `<li>${escaped(ref)}</li>`;
    return `<li><span ${inLanguage(sourceLang)}>${citeHtml(source)}</span> — <span ${inLanguage(locale)}>${citeHtml(translation)}</span></li>`;
  };
  const term = (id: string) => {
    const words = reference.glossary.get(id)?.words;
    const own = words?.[locale];
    const approved = own?.term === undefined ? undefined : [own.term, ...own.variants].join(", ");
    const name = `<span ${inLanguage(sourceLang)}>${escaped(words?.[sourceLang]?.term ?? id)}</span>`;
    return `<li>${name} — ${approved === undefined ? "no certain form in this language" : `<span ${inLanguage(locale)}>${escaped(approved)}</span>`}</li>`;
  };
  const list = (name: string, items: readonly string[]) =>
    items.length === 0 ? "" : `<div><h4>${name}</h4><ul>${items.join("")}</ul></div>`;
  return `<div class="beside">${list("Sources", cites.map(cited))}${list("Terms of the glossary", terms.map(term))}</div>`;
}

const looked: { readonly [state: string]: string } = {
  machine: "nobody has read it",
  checked: "a second machine reader compared it",
  draft: "a person wrote or corrected it",
  reviewed: "reviewed",
};

/**
 * What changed since the last review. The course files keep a hash of the source wording that was confirmed, and nothing of the wording of
 * the translation: an earlier file of marks has both.
 */
function sinceLastReview(
  { file }: ReviewFile,
  { part, status, state = "machine", by, sourceHash: of, translationHash }: ReviewSegment,
  since: MarkFile | null,
): { readonly text: string; readonly isChange: boolean } {
  const earlier = since?.marks.find(({ segment }) => segment === `${file}#${part}`);
  if (since && earlier) {
    const changes = [earlier.source === of ? "" : "the source", earlier.translation === (translationHash ?? "") ? "" : "the translation"];
    const changed = changes.filter(Boolean).join(" and ");
    const verdict = { agree: "agreed", propose: "proposed other wording", remark: "made a remark" }[earlier.verdict];
    const what = changed === "" ? "Nothing changed since." : `Since then ${changed} changed; the earlier wording is not kept.`;
    const remark = earlier.verdict !== "agree" && earlier.remark ? ` The remark was: ${earlier.remark}` : "";
    return { text: `${since.by} ${verdict} on ${since.at.slice(0, 10)}. ${what}${remark}`, isChange: changed !== "" };
  }
  const who = `${looked[state] ?? state}${by === undefined ? "" : `, by ${by}`}`;
  switch (status) {
    case "missing":
      return { text: "Not translated yet.", isChange: false };
    case "unconfirmed":
      return { text: `Translation: ${who}. It does not say which source wording it was made from.`, isChange: true };
    case "stale":
      return {
        text: `Translation: ${who}. The source has changed since; the earlier wording is not kept, so read the whole part.`,
        isChange: true,
      };
    case "current":
      return { text: `Translation: ${who}. The source has not changed since it was confirmed.`, isChange: false };
  }
}

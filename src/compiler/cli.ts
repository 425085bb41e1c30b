import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { isLocale, locales } from "#domain/locale.ts";
import { accept } from "./commands/accept.ts";
import { acceptMarks } from "./commands/accept-marks.ts";
import { check } from "./commands/check.ts";
import { type Outcome, refused } from "./commands/command.ts";
import { type ExchangeFormat, exportTexts } from "./commands/export-texts.ts";
import { guess } from "./commands/guess.ts";
import { importTexts } from "./commands/import-texts.ts";
import { removeLanguage } from "./commands/language.ts";
import { create } from "./commands/new.ts";
import { publish } from "./commands/publish.ts";
import { readability } from "./commands/readability.ts";
import { review } from "./commands/review.ts";
import { scenario } from "./commands/scenario.ts";
import { status } from "./commands/status.ts";
import { shelfName } from "./exchange/shelf-words.ts";
import { translationStates } from "./schema/common.ts";

const usage = `Usage: courses <command> [--root <folder>]

  check                          print what is wrong; fails when there are errors
  status                         translations per course and language
  readability                    length of sentences per course and language
  guess                          what a reader earns who has read no lesson, per quiz and language
         --lang <xx>             in one language only
         --course <id>           of one course only
         --items                 and which items give their keys away, and by what
  new course|lesson|quiz <path>  write a skeleton, e.g. new lesson my-course/my-module/my-lesson
  new language <xx>              prepare a language for translation
  remove language <xx>           take it out again
  accept <file…>                 confirm translations: write which source text they translate
  accept --all --lang <xx>       the same for every translation into one language
         --state <state>         and set how far they were looked at: ${translationStates.join(", ")}
         --by <name>             and by whom
  review --lang <xx>             write one file in which a reviewer reads and marks the translations, offline
         --course <id>           of one course only
         --since <marks>         and say what changed since an earlier review
         --out <file>            review-<xx>.html when not given
  accept --marks <file>          take what the reviewer agreed to; print what they proposed and remarked
  scenario <name>                paths of a scenario: how they end, words and minutes, what is met on them
         --svg <file>            and draw its graph
  export-po, export-xliff        write what translators work on: a file for each course and language
         --lang <xx>             for one language only
         --course <course>       for one course only, or for the reference shelf: ${shelfName}
         --out <folder>          where to; "translations" when not given
  import-po, import-xliff <file…>  take what came back, text by text, and say what was refused and why
         --state <state>         how far the texts were looked at; machine when not given
         --by <name>             who translated them
  publish [<course…>]            freeze the keys of items that are not published yet

  --root <folder>                folder of the courses; "courses" when not given`;

const options = {
  root: { type: "string", default: "courses" },
  all: { type: "boolean", default: false },
  lang: { type: "string" },
  state: { type: "string" },
  by: { type: "string" },
  marks: { type: "string" },
  course: { type: "string" },
  since: { type: "string" },
  out: { type: "string" },
  svg: { type: "string" },
  items: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

/** The commands that know a flag. */
const exporters = ["export-po", "export-xliff"];
const importers = ["import-po", "import-xliff"];
const flagOwners = {
  all: ["accept"],
  lang: ["accept", "guess", "review", ...exporters, ...importers],
  state: ["accept", ...importers],
  by: ["accept", ...importers],
  marks: ["accept"],
  course: ["guess", "review", ...exporters, ...importers],
  since: ["review"],
  out: ["review", ...exporters],
  svg: ["scenario"],
  items: ["guess"],
};
type Flag = keyof typeof flagOwners;

/** Runs one command line. Flags that the command does not know are refused. */
export async function run(args: readonly string[]): Promise<Outcome> {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (cause) {
    return refused(cause instanceof Error ? cause.message : String(cause), "", usage);
  }
  const { values, positionals } = parsed;
  if (!existsSync(values.root)) return refused(`there is no folder "${values.root}"`);
  const [command, ...rest] = positionals;
  if (values.help) return { lines: [usage], ok: true };
  const given = (Object.keys(flagOwners) as Flag[]).filter((flag) => values[flag] !== undefined && values[flag] !== false);
  const foreign = given.find((flag) => !flagOwners[flag].includes(command ?? ""));
  if (foreign !== undefined) return refused(`--${foreign} belongs to ${flagOwners[foreign].join(", ")}`, "", usage);
  switch (command) {
    case "check":
    case "status":
    case "readability":
      if (rest.length > 0) return refused(`${command} takes no "${rest[0]}"`, "", usage);
      return { check, status, readability }[command](values.root);
    case "new":
      return rest.length > 2 ? refused(`new takes no "${rest[2]}"`, "", usage) : create(values.root, rest[0], rest[1]);
    case "remove":
      if (rest[0] !== "language" || rest[1] === undefined || rest.length > 2)
        return refused("write: courses remove language <xx>", "", usage);
      return removeLanguage(values.root, rest[1]);
    case "accept":
      return acceptFrom(values, rest);
    case "review":
      if (rest.length > 0) return refused(`review takes no "${rest[0]}"`, "", usage);
      if (!isLocale(values.lang)) return refused(`review needs --lang, one of ${locales.join(", ")}`);
      return review(values.root, { ...values, lang: values.lang });
    case "guess":
      if (rest.length > 0) return refused(`guess takes no "${rest[0]}"`, "", usage);
      return guessFrom(values);
    case "scenario":
      if (rest[0] === undefined || rest.length > 1) return refused("name one scenario: id, or course/id", "", usage);
      return scenario(values.root, rest[0], values.svg);
    case "export-po":
    case "export-xliff":
      if (rest.length > 0) return refused(`${command} takes no "${rest[0]}"`, "", usage);
      return exportFrom(values, command === "export-po" ? "po" : "xliff");
    case "import-po":
    case "import-xliff":
      return importFrom(values, rest, command === "import-po" ? "po" : "xliff");
    case "publish":
      return publish(values.root, rest);
    default:
      return refused(command === undefined ? "say what to do" : `there is no command "${command}"`, "", usage);
  }
}

const parse = (args: readonly string[]) => parseArgs({ args: [...args], options, allowPositionals: true });

type Values = ReturnType<typeof parse>["values"];

/** What is wrong with `--state` and `--by`. */
function creditFault({ state, by }: Values): string | undefined {
  if (state !== undefined && !translationStates.some((known) => known === state))
    return `--state is one of ${translationStates.join(", ")}`;
  return state === "reviewed" && by === undefined ? "a reviewed translation names the person: --by <name>" : undefined;
}

async function acceptFrom(values: Values, files: readonly string[]): Promise<Outcome> {
  const { root, all, lang, state, by, marks } = values;
  if (marks !== undefined) {
    if (files.length > 0 || all || lang !== undefined || state !== undefined || by !== undefined)
      return refused("--marks stands alone: the file says what was reviewed, and by whom");
    return acceptMarks(root, marks);
  }
  const fault = creditFault(values);
  if (fault !== undefined) return refused(fault);
  if (all) {
    if (files.length > 0) return refused("give files or --all, not both");
    if (!isLocale(lang)) return refused(`--all needs --lang, one of ${locales.join(", ")}`);
    return accept(root, { files, lang, state, by });
  }
  if (lang !== undefined) return refused("--lang goes with --all");
  if (files.length === 0) return refused("name the translations to confirm, or give --all --lang <xx>");
  return accept(root, { files, state, by });
}

async function guessFrom({ root, lang, course, items }: Values): Promise<Outcome> {
  if (lang !== undefined && !isLocale(lang)) return refused(`--lang is one of ${locales.join(", ")}`);
  return guess(root, { lang, course, items });
}

async function exportFrom({ root, lang, course, out }: Values, format: ExchangeFormat): Promise<Outcome> {
  if (lang !== undefined && !isLocale(lang)) return refused(`--lang is one of ${locales.join(", ")}`);
  return exportTexts(root, format, { lang, course, out: out ?? "translations" });
}

async function importFrom(values: Values, files: readonly string[], format: ExchangeFormat): Promise<Outcome> {
  const { root, lang, course, by } = values;
  const fault = creditFault(values);
  if (fault !== undefined) return refused(fault);
  if (by !== undefined && !/^[\p{L}\p{N}][\p{L}\p{M}\p{N} .,’'()-]*$/u.test(by))
    return refused("--by is a name: letters, digits and spaces");
  if (lang !== undefined && !isLocale(lang)) return refused(`--lang is one of ${locales.join(", ")}`);
  if (files.length === 0) return refused("name the files that came back", "", usage);
  const state = translationStates.find((known) => known === values.state);
  return importTexts(root, format, files, { lang, course, credit: { state: state ?? "machine", by, isGiven: state !== undefined } });
}

if (process.argv[1] === import.meta.filename) {
  const { lines, ok } = await run(process.argv.slice(2));
  (ok ? console.log : console.error)(lines.join("\n"));
  process.exitCode = ok ? 0 : 1;
}

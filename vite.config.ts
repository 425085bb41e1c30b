import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { Features } from "lightningcss";
import { defineConfig, type Plugin } from "vite";

/**
 * The router's package keeps its links, forms and prefetching in the bundle although nothing uses them, since naming a component
 * (`Link.displayName = ...`) and making one (`forwardRef`) count as side effects. Said to be pure, 5 KiB of the first script fall away.
 */
const pureComponents: Plugin = {
  name: "pure-components",
  apply: "build",
  transform: {
    filter: { id: /node_modules\/react-router\/dist\// },
    handler: (code) => ({
      code: code
        .replace(/^\s*\w+\.displayName = "[^"]*";$/gm, "")
        .replace(/= (React\w*\.(?:forwardRef|memo|createContext)\()/g, "= /* @__PURE__ */ $1"),
      map: null,
    }),
  },
};

/** Else every part that comes later tears what it shares with the first script out of it, and the first page loads and compresses worse. */
const firstScript = { name: "first", tags: ["$initial" as const], priority: 1 };
/** What reading tools, two languages and printing share, in one script in place of a dozen. */
const reading = {
  name: "reading",
  test: /\/src\/(app\/reading\/|app\/features\/lesson\/(bilingual|reader)-|domain\/notes\/|page\/pair-view)/,
  includeDependenciesRecursively: false,
};

/** What every page needs of the record once the device opens, in one script in place of six; a quiz may begin without it. */
const record = {
  name: "record",
  test: /\/src\/(domain\/record\/(merge-records|progress|progress-ledger|canonical-json)\.|offline\/(database|device-problem|records\/(owner|owners-here|sequence|device-clock|statement-repository|progress-store)\.))|\/dexie\//,
  includeDependenciesRecursively: false,
};

/** Small things that several screens share: each file more costs a request, and a line of the worker's list. */
const parts = {
  name: "parts",
  test: /\/src\/(app\/(ui\/(certainty|progress-strip|rubric-fields|use-arrival)|device\/((use-)?draft-saver|early-device|journal-here|quiz-device|random-uuid|unkept-record)|record\/use-statements|sync\/account-channel|trusted-scripts)|domain\/grading\/(normalise-text|rubric)|domain\/(course\/lesson|attempt\/seeded-random|record\/(statement|hlc|effective-statements|parse-statement)\.|result\.)|offline\/(drafts\/left-drafts|records\/journal)\.|offline\/search\/worker\/search-worker|page\/(activity-page|cite-ref)|sync\/account-messages|domain\/reference\/cite-ref)/,
  includeDependenciesRecursively: false,
};

/** The same for pages that show reference data; a quiz needs none of it. */
const details = {
  name: "details",
  test: /\/src\/(app\/(ui\/(fields|save-file|setting|api-problem-text)|reference\/(copy-|day-text|instrument-facts|official-text|phrase|reference-words|six-languages|symbol-text|used-in-list))|page\/(footnote|official-text)\.|domain\/(reference\/library|record\/course-progress)\.)/,
  includeDependenciesRecursively: false,
};

/** A question with its grading, which the quiz, its result, review and a trainer's view of answers share. */
const question = {
  name: "question",
  test: /\/src\/(domain\/(grading\/|attempt\/shuffle-options)|app\/features\/quiz\/(case-marking|explanation|item-(draft|fields|text)|question|verdict(-line)?|\w+-field)s?\.)/,
  includeDependenciesRecursively: false,
};

/** What the account and the cohorts do behind every page, once somebody is signed in, and what else asks the server. */
const account = {
  name: "account",
  test: /\/src\/(offline\/(sync|cohorts)\/|app\/(api\/|sync\/(background-sync|open-sync|use-sync)|cohorts\/(open|use)-cohorts)|sync\/(parse-cohort-records|parse-answers|messages)\.)/,
  includeDependenciesRecursively: false,
};

/**
 * The service worker lists every file by its name, and scripts name each other, which brotli cannot make shorter: six characters of hash
 * (36 bits) tell builds apart, and scripts that are no entry are named by them alone. What is in which, the manifest of the build tells.
 * The renderer's build names assets alike, since their addresses stand in the pages; its own scripts keep their plain names.
 */
const assetNames = { assetFileNames: "assets/[name]-[hash:6][extname]" };
const scriptNames = { entryFileNames: "assets/[name]-[hash:6].js", chunkFileNames: "assets/[hash:6].js" };

/** What the writer of workbooks compresses with, without a worker made of a blob, which our policy forbids. */
export const zipInPage = {
  find: /^fflate$/,
  replacement: fileURLToPath(new URL("src/app/features/trainer/report/zip-in-page.ts", import.meta.url)),
};

/** The browser's scripts. Pages, packs and the service worker are made after it by `tools/build/build.ts`. */
export default defineConfig(({ isSsrBuild = false }) => ({
  plugins: [react(), pureComponents],
  resolve: { alias: [zipInPage] },
  publicDir: false,
  // light-dark() is not used, and what stands for it in older browsers would be in every theme
  css: { lightningcss: { exclude: Features.LightDark } },
  build: {
    manifest: true,
    outDir: "dist/web",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: "src/app/main.tsx",
      output: isSsrBuild
        ? assetNames
        : { ...assetNames, ...scriptNames, codeSplitting: { groups: [firstScript, reading, record, parts, details, question, account] } },
    },
  },
  worker: { rolldownOptions: { output: scriptNames } },
}));

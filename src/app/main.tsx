import { startTransition } from "react";
import { createRoot, hydrateRoot } from "react-dom/client";
import { BrowserRouter } from "react-router";
import { isLocale, type Locale } from "#domain/locale.ts";
import { PageProblem } from "#page/page-problem.ts";
import { App } from "./app.tsx";
import { addWords, createLanguage, LanguageProvider } from "./i18n/i18n.tsx";
import { fetchWords, type Namespace } from "./i18n/words.ts";
import { listenForInstallOffer } from "./install-offer.ts";
import { pageSource } from "./page-source.ts";
import { keepPreferencesApplied } from "./preferences.ts";
import { loadPage } from "./routes.ts";
import { afterPage, startWhenIdle } from "./start-when-idle.ts";
import { loadStyles } from "./styles/load-styles.ts";

async function start(root: HTMLElement): Promise<void> {
  listenForInstallOffer();
  const locale = localeOfPage();
  const language = createLanguage(locale, {});
  const words = new Map<Namespace, Promise<void>>();
  const wordsReady = (namespaces: readonly Namespace[]) =>
    Promise.all(
      (["common", ...namespaces] as const).map((namespace) => {
        const known = words.get(namespace);
        if (known) return known;
        const loading = fetchWords(locale, namespace).then((entries) => addWords(language, namespace, entries));
        words.set(namespace, loading);
        loading.catch(() => words.delete(namespace));
        return loading;
      }),
    );
  const given = dataOfPage();
  const first = await loadPage(
    pageSource,
    location.pathname + location.search,
    (namespaces) => {
      if (namespaces.includes("quiz")) void import("./device/quiz-device.ts").then(({ openQuizDevice }) => openQuizDevice());
      return Promise.all([wordsReady(namespaces), given ?? loadStyles()]);
    },
    given,
  );
  const load = async (address: string) => {
    const page = await loadPage(pageSource, address, (namespaces) => Promise.all([wordsReady(namespaces), loadStyles()]));
    if ("problem" in page && !(page.problem instanceof PageProblem) && afterPage.now()?.isOutdated()) location.reload();
    return page;
  };
  const app = (
    <LanguageProvider language={language}>
      <BrowserRouter>
        <App first={first} load={load} />
      </BrowserRouter>
    </LanguageProvider>
  );
  history.scrollRestoration = given ? "auto" : "manual";
  if (given && !("problem" in first)) startTransition(() => void hydrateRoot(root, app));
  else createRoot(root).render(app);
  keepPreferencesApplied(document.documentElement);
  startWhenIdle(locale);
}

/** The build writes the language of every page and shell into the address. */
function localeOfPage(): Locale {
  const [, segment] = location.pathname.split("/");
  if (isLocale(segment)) return segment;
  return isLocale(document.documentElement.lang) ? document.documentElement.lang : "en";
}

/** What the build or the service worker wrote into the page, so that nothing has to be fetched before it is taken over. */
function dataOfPage(): { readonly data: unknown } | undefined {
  const text = document.getElementById("page-data")?.textContent;
  return text ? (JSON.parse(text) as { readonly data: unknown }) : undefined;
}

const root = document.getElementById("root");
if (!root) throw new Error("the page has no #root");
void start(root);

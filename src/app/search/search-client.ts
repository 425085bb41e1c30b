import type { Locale } from "#domain/locale.ts";
import type { ConcordanceAnswer } from "#domain/search/concordance.ts";
import type { SearchAnswer } from "#domain/search/search-answer.ts";
import type { ConcordanceRequest } from "#offline/search/answer-concordance.ts";
import type { SearchRequest } from "#offline/search/answer-search.ts";
import type { FromSearchWorker, SearchState, ToSearchWorker } from "#offline/search/search-messages.ts";

/** What of a browser's worker is used. */
export interface SearchWorker {
  postMessage(message: ToSearchWorker): void;
  addEventListener(type: "message", listener: (event: { readonly data: FromSearchWorker }) => void): void;
  addEventListener(type: "error", listener: () => void): void;
}

export type SearchClientState = SearchState | "starting" | "broken";

/**
 * The page's end of the search worker. One question is under way at a time and only the newest waits, so that fast typing never queues up:
 * a question that was overtaken is answered with undefined.
 */
export function createSearchClient(worker: SearchWorker) {
  let state: SearchClientState = "starting";
  const listeners = new Set<() => void>();
  const become = (next: SearchClientState) => {
    state = next;
    for (const listener of listeners) listener();
  };
  const searching = createQuestions<SearchRequest, SearchAnswer>((number, request) =>
    worker.postMessage({ type: "search", number, request }),
  );
  const looking = createQuestions<ConcordanceRequest, ConcordanceAnswer>((number, request) =>
    worker.postMessage({ type: "concordance", number, request }),
  );
  worker.addEventListener("message", ({ data }) => {
    switch (data.type) {
      case "state":
        return become(data.state);
      case "search":
        return searching.answer(data.number, data.answer);
      case "concordance":
        return looking.answer(data.number, data.answer);
    }
  });
  worker.addEventListener("error", () => become("broken"));

  return {
    state: () => state,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Makes ready what is on the device now. */
    prepare: (locale?: Locale): void => worker.postMessage({ type: "prepare", ...(locale && { locale }) }),
    search: searching.ask,
    concordance: looking.ask,
  };
}
export type SearchClient = ReturnType<typeof createSearchClient>;

function createQuestions<Request, Answer>(send: (number: number, request: Request) => void) {
  type Question = { readonly request: Request; readonly resolve: (answer: Answer | undefined) => void };
  let asked = 0;
  let underWay: Question | undefined;
  let waiting: Question | undefined;
  const begin = (question: Question | undefined) => {
    underWay = question;
    if (question) send(++asked, question.request);
  };
  return {
    ask: (request: Request): Promise<Answer | undefined> =>
      new Promise((resolve) => {
        const question = { request, resolve };
        if (!underWay) return begin(question);
        waiting?.resolve(undefined);
        waiting = question;
      }),
    answer(number: number, answer: Answer): void {
      if (number !== asked) return;
      const next = waiting;
      waiting = undefined;
      underWay?.resolve(answer);
      begin(next);
    },
  };
}

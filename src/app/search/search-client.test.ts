import { describe, expect, it } from "vitest";
import type { SearchAnswer } from "#domain/search/search-answer.ts";
import type { SearchRequest } from "#offline/search/answer-search.ts";
import type { FromSearchWorker, ToSearchWorker } from "#offline/search/search-messages.ts";
import { createSearchClient, type SearchWorker } from "./search-client.ts";

const requestFor = (text: string): SearchRequest => ({
  text,
  locale: "en",
  answered: new Set(),
  limits: { term: 1, instrument: 1, lesson: 1, item: 1 },
});
const answerTo = (total: number): SearchAnswer => ({ outcome: "nothing", match: "every", shortened: total > 0, groups: [] });

/** A worker that answers when the test says so. */
function slowWorker() {
  const asked: ToSearchWorker[] = [];
  let tell: (event: { readonly data: FromSearchWorker }) => void = () => undefined;
  let fail: () => void = () => undefined;
  const worker = {
    postMessage: (message: ToSearchWorker) => void asked.push(message),
    addEventListener: (type: "message" | "error", listener: () => void) => {
      if (type === "message") tell = listener;
      else fail = listener;
    },
  } as SearchWorker;
  const answer = (number: number, value: SearchAnswer) => tell({ data: { type: "search", number, answer: value } });
  return { worker, asked, answer, tell: (data: FromSearchWorker) => tell({ data }), fail: () => fail() };
}
const texts = (asked: readonly ToSearchWorker[]) => asked.flatMap((message) => (message.type === "search" ? [message.request.text] : []));

describe("the page's end of the search worker", () => {
  it("asks one question at a time, and of those that wait only the newest", async () => {
    const { worker, asked, answer } = slowWorker();
    const client = createSearchClient(worker);
    const first = client.search(requestFor("c"));
    const overtaken = client.search(requestFor("co"));
    const newest = client.search(requestFor("cou"));
    expect(texts(asked)).toEqual(["c"]);
    answer(1, answerTo(1));
    expect(await first).toEqual(answerTo(1));
    expect(await overtaken).toBeUndefined();
    expect(texts(asked)).toEqual(["c", "cou"]);
    answer(2, answerTo(0));
    expect(await newest).toEqual(answerTo(0));
  });
  it("does not take an old answer for a new one", async () => {
    const { worker, answer } = slowWorker();
    const client = createSearchClient(worker);
    const first = client.search(requestFor("a"));
    answer(1, answerTo(1));
    await first;
    const second = client.search(requestFor("b"));
    answer(1, answerTo(1));
    answer(2, answerTo(0));
    expect(await second).toEqual(answerTo(0));
  });
  it("tells what is searched, and when the worker could not be started", () => {
    const { worker, tell, fail } = slowWorker();
    const client = createSearchClient(worker);
    const seen: unknown[] = [];
    client.subscribe(() => seen.push(client.state()));
    expect(client.state()).toBe("starting");
    const state = { ready: 1, of: 2, courses: ["a"], locales: ["en"], reference: false, unreadable: [] } as const;
    tell({ type: "state", state });
    fail();
    expect(seen).toEqual([state, "broken"]);
  });
});

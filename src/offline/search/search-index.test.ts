import { describe, expect, it } from "vitest";
import type { SearchDocument } from "#domain/search/document.ts";
import { answerSearch, type ReaderIndex, type SearchRequest } from "./answer-search.ts";
import { createSearchIndex, keptIndexFrom, searchIndexFrom } from "./search-index.ts";

const blockOf = (block: string, text: string, more: Partial<SearchDocument> = {}): SearchDocument => ({
  id: `course/lesson#${block}`,
  place: { kind: "lesson", course: "course", activity: "lesson", block },
  locale: "en",
  text,
  marks: [],
  names: [],
  cites: "",
  where: [],
  ...more,
});
const termOf = (term: string, name: string, more: Partial<SearchDocument> = {}): SearchDocument => ({
  ...blockOf(term, ""),
  id: `term:${term}`,
  place: { kind: "term", term },
  name: { text: name, locale: "en" },
  ...more,
});
const itemOf = (item: string, text: string): SearchDocument => ({
  ...blockOf(item, text),
  id: `course/${item}`,
  place: { kind: "item", course: "course", item, activity: "quiz" },
});

const indexOf = (...documents: readonly SearchDocument[]): ReaderIndex => ({ reader: "en", index: createSearchIndex(documents) });
const request = (text: string, more: Partial<SearchRequest> = {}): SearchRequest => ({
  text,
  locale: "en",
  answered: new Set(),
  limits: { term: 5, instrument: 5, lesson: 5, item: 5 },
  ...more,
});
const idsFor = (indexes: readonly ReaderIndex[], text: string, more?: Partial<SearchRequest>) =>
  answerSearch(indexes, request(text, more)).groups.flatMap(({ results }) => results.map(({ id }) => id));

describe("a search", () => {
  const duty = blockOf("duty", "A State has to stop.");
  const notice = blockOf("notice", "Before countermeasures an injured State gives notice.");

  it("finds what holds every word, and says when only some are found together", () => {
    const both = [indexOf(duty, notice)];
    expect(answerSearch(both, request("injured State")).match).toBe("every");
    expect(idsFor(both, "injured State")).toEqual(["course/lesson#notice"]);
    const some = answerSearch(both, request("State notice stop"));
    expect([some.match, some.groups[0]?.total]).toEqual(["some", 2]);
  });
  it("forgives a slip of the finger in a long word, and none in a number", () => {
    expect(idsFor([indexOf(notice)], "countermesures")).toEqual(["course/lesson#notice"]);
    expect(idsFor([indexOf(blockOf("a", "Resolution 57/239."))], "57/238")).toEqual([]);
  });
  it("finds the word that is being typed by its beginning", () => {
    expect(idsFor([indexOf(notice)], "injured counterm")).toEqual(["course/lesson#notice"]);
  });
  it("finds an article by its citation, not by the number alone", () => {
    const cited = blockOf("cited", "The aim is compliance.", { cites: "ILC articles, art. 49 (1)" });
    const counted = blockOf("counted", "An article on 49 States.");
    expect(idsFor([indexOf(counted, cited)], "article 49")).toEqual(["course/lesson#cited"]);
    expect(idsFor([indexOf(counted, cited)], "المادة 49")).toEqual(["course/lesson#cited"]);
  });
  it("puts what is called as was typed before what only mentions it", () => {
    const mentions = blockOf("many", "Countermeasures, countermeasures and again countermeasures.");
    const term = termOf("countermeasure", "countermeasures");
    const more = termOf("limits", "limits of countermeasures");
    expect(idsFor([indexOf(mentions, more, term)], "countermeasure").slice(0, 2)).toEqual(["term:countermeasure", "term:limits"]);
  });
  it("finds a term by its name in another language", () => {
    const term = termOf("countermeasure", "countermeasures", { names: [{ text: "التدابير المضادة", locale: "ar" }] });
    expect(idsFor([indexOf(term)], "تدابير مضادة")).toEqual(["term:countermeasure"]);
  });
  it("shows items only whose answers the learner has seen", () => {
    const indexes = [indexOf(itemOf("asked", "Who may take countermeasures?"))];
    expect(idsFor(indexes, "countermeasures")).toEqual([]);
    expect(idsFor(indexes, "countermeasures", { answered: new Set(["course/asked"]) })).toEqual(["course/asked"]);
  });
  it("gives each thing once, in the reader's language where it is found there", () => {
    const arabic: ReaderIndex = { reader: "ar", index: createSearchIndex([blockOf("duty", "A State has to stop.")]) };
    const answer = answerSearch([arabic, indexOf(duty)], request("stop"));
    expect(answer.groups[0]?.results.map(({ id, reader }) => [id, reader])).toEqual([["course/lesson#duty", "en"]]);
  });
  it("gives as many as were asked for, and tells how many there are", () => {
    const many = indexOf(...Array.from({ length: 60 }, (_, number) => blockOf(`b${number}`, "A State acts.")));
    const [group] = answerSearch([many], request("State", { limits: { term: 0, instrument: 0, lesson: 8, item: 0 } })).groups;
    expect([group?.total, group?.results.length]).toEqual([60, 8]);
  });
  it.each([
    ["the of and", "only-common-words"],
    ["…", "empty"],
    ["", "empty"],
    ["unheardofword", "nothing"],
  ])("says of “%s” that it came to %s", (text, outcome) => {
    expect(answerSearch([indexOf(duty)], request(text))).toMatchObject({ outcome, groups: [] });
  });
  it("searches for the beginning of ten thousand characters", () => {
    const pasted = "injured State ".repeat(800);
    expect(pasted.length).toBeGreaterThan(10_000);
    expect(answerSearch([indexOf(notice)], request(pasted))).toMatchObject({ outcome: "found", shortened: true });
  });
  it("finds nothing where nothing is", () => {
    expect(answerSearch([], request("State")).outcome).toBe("nothing");
  });
});

describe("a kept index", () => {
  it("finds what the index finds that it was made from", () => {
    const made = indexOf(blockOf("a", "Due diligence, A/70/174."), termOf("due-diligence", "due diligence"));
    const kept: ReaderIndex = {
      reader: "en",
      index: searchIndexFrom(made.index.documents, JSON.parse(JSON.stringify(keptIndexFrom(made.index)))),
    };
    for (const text of ["diligence", "70/174", "dilig", "dilgence due"]) expect(idsFor([kept], text)).toEqual(idsFor([made], text));
  });
});

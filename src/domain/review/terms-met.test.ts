import { describe, expect, it } from "vitest";
import type { ReviewCard } from "./review-log.ts";
import { withTermsMet } from "./terms-met.ts";

const place = (activity: string) => ({ course: "notes", activity, kind: "lesson" as const });
const used = { places: [place("form"), place("claim")], terms: { reparation: [0, 1], cessation: [1] } };

describe("withTermsMet", () => {
  it("adds the terms of completed lessons, met when the first of them was completed", () => {
    const cards = withTermsMet(
      [],
      used,
      new Map([
        ["notes/form", 20],
        ["notes/claim", 10],
      ]),
    );
    expect(cards.map(({ id, metMs }) => [id, metMs])).toEqual([
      ["glossary/reparation", 10],
      ["glossary/cessation", 10],
    ]);
  });
  it("leaves out terms of lessons that were only opened", () => {
    expect(withTermsMet([], used, new Map([["notes/form", 20]])).map(({ id }) => id)).toEqual(["glossary/reparation"]);
  });
  it("keeps what a review has asked already as it is", () => {
    const asked: ReviewCard = {
      id: "glossary/cessation",
      kind: "term",
      events: [{ atMs: 1, rating: 3, inReview: true }],
      surelyWrong: false,
    };
    const cards = withTermsMet([asked], used, new Map([["notes/claim", 10]]));
    expect(cards.filter(({ id }) => id === "glossary/cessation")).toEqual([asked]);
  });
});

import { beforeEach, describe, expect, it } from "vitest";
import { adoptMarks, markAt, neighbourOf } from "./marks.ts";

const lesson = `
  <div class="blk"><p><span data-term="state">State</span> <span data-cite="ilc-articles:1">(art. 1)</span></p></div>
  <div class="blk blk--heading"><h2>First</h2></div>
  <div class="blk"><p><span data-term="act">act</span> and <span data-term="norm">norm</span></p></div>
  <div class="blk blk--heading"><h2>Second</h2></div>
  <div class="blk"><p><span data-cite="un-charter:2">(art. 2)</span></p></div>
  <label><input type="radio" /> <span data-term="breach">breach</span></label>`;
const root = document.createElement("main");
const marks = () => [...root.querySelectorAll<HTMLElement>("[data-term], [data-cite]")];
const stops = () => marks().filter((mark) => mark.tabIndex === 0 && mark.hasAttribute("tabindex"));
const textsOf = (elements: readonly HTMLElement[]) => elements.map(({ textContent }) => textContent);

beforeEach(() => {
  root.innerHTML = lesson;
  document.body.replaceChildren(root);
  adoptMarks(root);
});

describe("marks", () => {
  it("are buttons, one of each section a stop of the Tab key", () => {
    expect(textsOf([...root.querySelectorAll<HTMLElement>("[role=button]")])).toEqual(["State", "(art. 1)", "act", "norm", "(art. 2)"]);
    expect(textsOf(stops())).toEqual(["State", "act", "(art. 2)"]);
  });
  it("inside the label of an answer stay text", () => {
    const inLabel = root.querySelector<HTMLElement>("label [data-term]");
    expect(inLabel?.hasAttribute("role")).toBe(false);
    expect(markAt(inLabel)).toBeUndefined();
  });
  it("that come later are taken in, and the stops stay where they are", () => {
    const [first] = marks();
    if (!first) throw new Error("no marks");
    neighbourOf(first, 1, root);
    root.querySelector("p")?.insertAdjacentHTML("beforeend", `<span data-term="new">new</span>`);
    adoptMarks(root);
    expect(textsOf(stops())).toEqual(["(art. 1)", "act", "(art. 2)"]);
    expect(root.querySelector("[data-term=new]")?.getAttribute("role")).toBe("button");
  });
  it("are gone through from section to section, and end at the ends", () => {
    const [first] = marks();
    let at = first;
    const seen: string[] = [];
    for (let step = 0; at && step < 6; step += 1) {
      at = neighbourOf(at, 1, root);
      seen.push(at.textContent ?? "");
    }
    expect(seen).toEqual(["(art. 1)", "act", "norm", "(art. 2)", "(art. 2)", "(art. 2)"]);
    expect(first && neighbourOf(first, -1, root)).toBe(first);
    expect(stops()).toHaveLength(3);
  });
  it("are found from whatever inside them was touched", () => {
    root.innerHTML = `<span data-cite="gge:71">(<bdi>A/76/135</bdi>)</span>`;
    expect(markAt(root.querySelector("bdi"))).toMatchObject({ kind: "cite", id: "gge:71" });
    expect(markAt(root)).toBeUndefined();
    expect(markAt(null)).toBeUndefined();
  });
});

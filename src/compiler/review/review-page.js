// Runs inline in the file that a reviewer reads. Its hash stands in the file's Content-Security-Policy.
{
  const { review, lang } = document.body.dataset;
  const place = `concord-review:${review}`;
  const articles = [...document.querySelectorAll("article")];
  const by = document.querySelector("#by");
  const show = document.querySelector("#show");
  const status = document.querySelector("#status");
  const marks = new Map();
  let isKept = true;
  let isSaved = true;

  const say = (text) => {
    status.textContent = text;
  };
  const counted = () => `${marks.size} of ${articles.length} parts marked.`;

  function keep() {
    isSaved = false;
    try {
      localStorage.setItem(place, JSON.stringify({ by: by.value, marks: [...marks.values()] }));
      isKept = true;
    } catch {
      isKept = false;
    }
    say(isKept ? counted() : `${counted()} This browser keeps nothing for this file: save your marks before you close it.`);
  }

  const field = (name, text = "", attributes = {}) => {
    const label = document.createElement("label");
    const area = document.createElement("textarea");
    label.append(name, area);
    area.value = text;
    area.rows = Math.min(12, Math.max(2, Math.ceil(text.length / 60)));
    for (const [key, value] of Object.entries(attributes)) area.setAttribute(key, value);
    return label;
  };

  function fieldsFor(article, mark) {
    if (mark === undefined || mark.verdict === "agree") return [];
    const proposed = [...article.querySelectorAll(".translation")].map((cell) => {
      const { at } = cell.dataset;
      const from = cell.innerText.trim();
      const to = mark.words?.find((words) => words.at === at)?.to ?? from;
      const name = article.querySelectorAll(".translation").length > 1 ? `Other wording: ${at}` : "Other wording";
      return field(name, to, { "data-words": at, "data-from": from, lang: cell.lang, dir: cell.dir });
    });
    const remark = field("Remark", mark.remark, { "data-remark": "", dir: "auto" });
    return mark.verdict === "propose" ? [...proposed, remark] : [remark];
  }

  /** What was written for another verdict stays, in case the reader comes back to it. */
  const markOf = (article, verdict) => {
    const { segment, source, translation } = article.dataset;
    const before = marks.get(segment);
    const areas = [...article.querySelectorAll("[data-words]")];
    const words = areas.map((area) => ({ at: area.dataset.words, from: area.dataset.from, to: area.value.trim() }));
    return {
      segment,
      source,
      translation,
      verdict,
      words: areas.length > 0 ? words.filter(({ from, to }) => to !== from) : (before?.words ?? []),
      remark: (article.querySelector("[data-remark]")?.value ?? before?.remark ?? "").trim(),
    };
  };

  /** A mark as the file has it: only what belongs to its verdict. */
  const written = ({ words, remark, ...mark }) => ({
    ...mark,
    ...(mark.verdict === "propose" && { words }),
    ...(mark.verdict !== "agree" && { remark }),
  });

  const draw = (article) => {
    const mark = marks.get(article.dataset.segment);
    article.dataset.verdict = mark?.verdict ?? "";
    const radio = article.querySelector(`input[value="${mark?.verdict ?? "none"}"]`);
    if (radio) radio.checked = true;
    article.querySelector(".fields").replaceChildren(...fieldsFor(article, mark));
  };

  const put = (article, verdict) => {
    const { segment } = article.dataset;
    if (verdict === "none") marks.delete(segment);
    else marks.set(segment, markOf(article, verdict));
    article.dataset.verdict = marks.get(segment)?.verdict ?? "";
  };

  const verdictOf = (article) => article.querySelector("input:checked")?.value ?? "none";

  /** A proposal without words and a remark without text say nothing. */
  const isWhole = (mark) => mark.verdict === "agree" || (mark.verdict === "propose" ? mark.words.length > 0 : mark.remark !== "");

  const goTo = (article) => {
    article.hidden = false;
    article.scrollIntoView({ block: "start" });
    article.querySelector("input:checked, input")?.focus({ preventScroll: true });
  };

  function filter() {
    const wanted = {
      all: () => true,
      open: ({ dataset }) => !marks.has(dataset.segment),
      changed: ({ dataset }) => "changed" in dataset,
      marked: ({ dataset }) => marks.has(dataset.segment),
    }[show.value];
    for (const article of articles) article.hidden = !wanted(article);
    for (const section of document.querySelectorAll("section")) section.hidden = !section.querySelector("article:not([hidden])");
    say(`${articles.filter(({ hidden }) => !hidden).length} parts shown. ${counted()}`);
  }

  /** Takes over marks that were made of the wordings in this file. Answers the parts whose wording is another. */
  function takeOver(list) {
    const left = [];
    for (const mark of list) {
      const article = articles.find(({ dataset }) => dataset.segment === mark.segment);
      const isSame = article?.dataset.source === mark.source && article.dataset.translation === mark.translation;
      if (!isSame || !article.querySelector(`input[value="${mark.verdict}"]`)) {
        left.push(mark.segment);
        continue;
      }
      marks.set(mark.segment, mark);
      draw(article);
    }
    return left;
  }

  for (const article of articles) {
    article.addEventListener("change", ({ target }) => {
      if (target.type !== "radio") return;
      put(article, target.value);
      draw(article);
      keep();
    });
    article.addEventListener("input", ({ target }) => {
      if (target.type !== "textarea") return;
      put(article, verdictOf(article));
      keep();
    });
  }
  by.addEventListener("input", keep);
  show.addEventListener("change", filter);
  document.querySelector("#next").addEventListener("click", () => {
    const from = articles.indexOf(document.activeElement?.closest("article"));
    const open = [...articles.slice(from + 1), ...articles].find(({ dataset }) => !marks.has(dataset.segment));
    if (!open) return say(`Every part is marked. ${counted()}`);
    open.closest("section").hidden = false;
    goTo(open);
  });

  document.querySelector("#bar").addEventListener("submit", (event) => {
    event.preventDefault();
    const unfinished = articles.find(({ dataset }) => marks.has(dataset.segment) && !isWhole(marks.get(dataset.segment)));
    if (unfinished) {
      unfinished.closest("section").hidden = false;
      goTo(unfinished);
      return say("This mark has no words yet: change the wording, write the remark, or take the mark away.");
    }
    if (/["“”{}<>]/.test(by.value) || by.value.trim() === "") {
      by.focus();
      return say('Your name is needed, without the signs " “ ” { } < >.');
    }
    const at = new Date().toISOString();
    const file = { format: 1, kind: "translation-review", lang, by: by.value.trim(), at, marks: [...marks.values()].map(written) };
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(file, null, 1)], { type: "application/json" }));
    link.download = `marks-${lang}-${at.slice(0, 10)}.json`;
    link.click();
    isSaved = true;
    say(`${link.download} is saved. ${counted()}`);
  });

  document.querySelector("#open").addEventListener("change", async ({ target }) => {
    const [file] = target.files;
    if (!file) return;
    try {
      const read = JSON.parse(await file.text());
      if (read.kind !== "translation-review" || read.lang !== lang || !Array.isArray(read.marks)) throw new Error("other file");
      const left = takeOver(read.marks);
      by.value ||= read.by;
      keep();
      const lost = left.length > 0 ? ` Left out, since their wording is another in this file: ${left.join(", ")}.` : "";
      say(`${read.marks.length - left.length} marks taken over.${lost} ${counted()}`);
    } catch {
      say("This is no file of marks for this language; nothing was changed.");
    }
    target.value = "";
  });

  addEventListener("beforeunload", (event) => {
    if (!isKept && !isSaved) event.preventDefault();
  });

  try {
    const kept = JSON.parse(localStorage.getItem(place) ?? "{}");
    by.value = kept.by ?? "";
    takeOver(kept.marks ?? []);
  } catch {
    isKept = false;
  }
  say(counted());
}

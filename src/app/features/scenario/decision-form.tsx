import { type FormEvent, useEffect, useMemo, useRef, useState } from "react";
import { nodeOf, shownOptions } from "#domain/scenario/engine.ts";
import type { ScenarioState } from "#domain/scenario/scenario-state.ts";
import type { StoryPlace } from "#domain/scenario/story-tree.ts";
import type { ScenarioPage } from "#page/activity-page.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { Certainty } from "../../ui/certainty.tsx";
import type { DecisionDraft } from "./decision-draft.ts";
import { HelpList } from "./help-list.tsx";
import { placeOf } from "./place-of.ts";
import { Text } from "./story-text.tsx";
import { toldIn } from "./story-words.ts";

interface Props {
  readonly page: ScenarioPage;
  readonly state: ScenarioState;
  /** Of the run: decides the order of the options. */
  readonly seed: string;
  readonly tree: StoryPlace;
  readonly draft: DecisionDraft;
  readonly onDraft: (draft: DecisionDraft) => void;
  readonly onDecide: (option: string) => void;
}

/** Long enough for a sentence or two. */
const maxReasonLength = 300;

/** A decision: help to read first, the options that are open, one line of reasons and how sure the learner is. */
export function DecisionForm({ page, state, seed, tree, draft, onDraft, onDecide }: Props) {
  const t = useTranslate("scenario");
  const [isMissing, setMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { structure } = page;
  const node = nodeOf(structure, state.node);
  const options = useMemo(() => shownOptions(structure, state, seed), [structure, state, seed]);
  const told = toldIn(page, ({ nodes }) => nodes[state.node]);
  const tried = placeOf(tree, draft.path)?.branches.map(({ option }) => option) ?? [];
  useEffect(() => {
    if (isMissing) form.current?.querySelector("input")?.focus();
  }, [isMissing]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isOffered = options.some(({ id }) => id === draft.option);
    setMissing(!isOffered);
    if (isOffered && draft.option !== undefined) onDecide(draft.option);
  };
  return (
    <form ref={form} className="sec stack" onSubmit={submit} noValidate>
      {node?.kind === "decision" && (
        <HelpList
          page={page}
          node={node}
          isRead={(id) => draft.helps.includes(id)}
          onRead={(id) => onDraft({ ...draft, helps: [...draft.helps, id] })}
        />
      )}
      <h2 id="decision">{t("decision")}</h2>
      {isMissing && (
        <p className="err" id="no-option">
          {t("decision.missing")}
        </p>
      )}
      <fieldset className="choices" aria-labelledby="decision" aria-describedby={isMissing ? "no-option" : undefined}>
        {options.map(({ id }) => (
          <div key={id} className="choice">
            <label className="pick">
              <input
                type="radio"
                name="option"
                value={id}
                checked={draft.option === id}
                onChange={() => {
                  setMissing(false);
                  onDraft({ ...draft, option: id });
                }}
              />
              <span>
                <Text of={told} pick={(words) => words.options[id]?.text} />{" "}
                {tried.includes(id) && <span className="tag">{t("tried")}</span>}
              </span>
            </label>
          </div>
        ))}
      </fieldset>
      <div className="field reason">
        <label htmlFor="reason">
          {t("reason")} <span className="meta">{t("optional")}</span>
        </label>
        <input
          className="in"
          id="reason"
          type="text"
          dir="auto"
          autoComplete="off"
          maxLength={maxReasonLength}
          value={draft.reason ?? ""}
          onChange={(event) => onDraft({ ...draft, reason: event.target.value })}
        />
      </div>
      <Certainty t={t} value={draft.certainty} onChange={(certainty) => onDraft({ ...draft, certainty })} />
      <div className="acts">
        <button type="submit" className="btn btn--main btn--block">
          {t("decide")}
        </button>
      </div>
    </form>
  );
}

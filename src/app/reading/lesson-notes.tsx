import { useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import type { BlockId } from "#domain/course/lesson.ts";
import type { AnnotatedBlockState, Annotation } from "#domain/notes/annotation.ts";
import { blockText } from "#domain/notes/block-text.ts";
import type { LessonPage } from "#page/activity-page.ts";
import { useTranslate } from "../i18n/i18n.tsx";
import { RecordProblem } from "../ui/record-problem.tsx";
import { NoteCard } from "./note-card.tsx";
import { NoteEditor } from "./note-editor.tsx";
import { ReaderIcon } from "./reader-icon.tsx";
import { type Kept, type LessonAnnotations, useAnnotations } from "./use-annotations.ts";
import { useBlockStates } from "./use-block-states.ts";

interface Props {
  readonly page: LessonPage;
  /** Every block shows what can be put on it; else only those that carry something. */
  readonly isMarking: boolean;
}

/** Notes, highlights and bookmarks under the blocks they belong to. */
export function LessonNotes({ page, isMarking }: Props) {
  const t = useTranslate("reader");
  const annotations = useAnnotations(page);
  const all = annotations.all ?? [];
  const stateOf = useBlockStates(page, all);
  const { blocks } = page.structure;
  const carrying = new Set(all.map(({ block }) => block));
  const shown = annotations.all ? blocks.filter(({ id }) => isMarking || carrying.has(id)).map(({ id }) => id) : [];
  const places = usePlaces(shown);
  const homeless = all.filter(({ block }) => !blocks.some(({ id }) => id === block));
  return (
    <>
      {shown.map((id) => {
        const place = places.get(id);
        const own = all.filter(({ block }) => block === id);
        return place && createPortal(<BlockNotes block={id} {...{ page, own, annotations, stateOf, isMarking }} />, place, id);
      })}
      {homeless.length > 0 && (
        <section className="homeless stack">
          <h2>{t("notes.gone")}</h2>
          <p className="meta">{t("notes.gone-text")}</p>
          {homeless.map((annotation) => (
            <div key={annotation.statementIds[0]}>
              <blockquote className="quote" dir="auto">
                {annotation.quote}
              </blockquote>
              <NoteCard annotation={annotation} state="gone" onChange={undefined} onRemove={() => annotations.remove(annotation)} />
            </div>
          ))}
        </section>
      )}
    </>
  );
}

interface BlockProps {
  readonly block: BlockId;
  readonly page: LessonPage;
  readonly own: readonly Annotation[];
  readonly annotations: LessonAnnotations;
  readonly stateOf: (annotation: Annotation) => AnnotatedBlockState | undefined;
  readonly isMarking: boolean;
}

function BlockNotes({ block, page, own, annotations, stateOf, isMarking }: BlockProps) {
  const t = useTranslate("reader");
  const [writing, setWriting] = useState(false);
  const [failure, setFailure] = useState<{ readonly problem: Extract<Kept, { ok: false }>["error"]; readonly retry: () => void }>();
  const toggle = async (kind: "highlight" | "bookmark") => {
    const set = own.find((annotation) => annotation.kind === kind);
    const kept = await (set ? annotations.remove(set) : annotations.add(block, kind));
    setFailure(kept.ok ? undefined : { problem: kept.error, retry: () => void toggle(kind) });
  };
  const change = (annotation: Annotation) => async (text: string) => {
    const kept = await annotations.add(block, "note", text);
    return kept.ok ? annotations.remove(annotation) : kept;
  };
  const isSet = (kind: Annotation["kind"]) => own.some((annotation) => annotation.kind === kind);
  const listed = isMarking ? own.filter(({ kind }) => kind === "note") : own;
  const words = page.words.blocks[block] ?? { body: [] };
  return (
    <div className={isSet("highlight") ? "block-notes is-highlight" : "block-notes"}>
      {listed.map((annotation) => (
        <NoteCard
          key={annotation.statementIds[0]}
          annotation={annotation}
          state={stateOf(annotation)}
          onChange={change(annotation)}
          onRemove={() => annotations.remove(annotation)}
        />
      ))}
      {writing && (
        <NoteEditor
          draftKey={`note:${page.course.id}/${page.activity.id}#${block}`}
          text=""
          onSave={(text) => annotations.add(block, "note", text)}
          onClose={() => setWriting(false)}
        />
      )}
      {isMarking && (
        <fieldset className="mark-tools">
          <legend className="vh">{t("notes.for", { text: blockText(words).slice(0, 60) })}</legend>
          {(["bookmark", "highlight"] as const).map((kind) => (
            <button key={kind} type="button" className="btn btn--quiet" aria-pressed={isSet(kind)} onClick={() => void toggle(kind)}>
              <ReaderIcon name={kind} />
              {t(`notes.${kind}`)}
            </button>
          ))}
          <button type="button" className="btn btn--quiet" aria-expanded={writing} onClick={() => setWriting(true)}>
            <ReaderIcon name="note" />
            {t("notes.add")}
          </button>
        </fieldset>
      )}
      {failure && <RecordProblem problem={failure.problem} onRetry={failure.retry} />}
    </div>
  );
}

/**
 * A place at the end of each block (by element id), made here since the blocks themselves are the page's. A place once made stays until
 * the lesson is left, so that nothing half-written in it is lost when others come and go.
 */
function usePlaces(ids: readonly string[]): ReadonlyMap<string, HTMLElement> {
  const [places, setPlaces] = useState<ReadonlyMap<string, HTMLElement>>(new Map());
  const wanted = ids.join(" ");
  useEffect(() => {
    setPlaces((before) => {
      const missing = wanted.split(" ").filter((id) => !before.has(id) && document.getElementById(id));
      return missing.length === 0 ? before : new Map([...before, ...missing.map((id) => [id, createPlace()] as const)]);
    });
  }, [wanted]);
  useEffect(() => {
    for (const [id, place] of places) if (!place.isConnected) document.getElementById(id)?.append(place);
  }, [places]);
  const made = useRef(places);
  made.current = places;
  useEffect(
    () => () => {
      for (const place of made.current.values()) place.remove();
    },
    [],
  );
  return places;
}

function createPlace(): HTMLElement {
  const place = document.createElement("div");
  place.className = "notes-place";
  return place;
}

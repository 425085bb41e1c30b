import { type RefObject, useEffect, useState } from "react";
import type { WorksheetEntries, WorksheetStructure } from "#domain/course/worksheet.ts";
import type { Marks } from "#domain/grading/rubric.ts";
import { type Locale, locales } from "#domain/locale.ts";
import { parseWorksheetEntries } from "#domain/worksheet/parse-worksheet-entries.ts";
import { parseClock, type WorksheetClock } from "#domain/worksheet/worksheet-clock.ts";
import type { Device, DeviceProblem } from "../../device/device.ts";
import { useDraftSaver } from "../../device/use-draft-saver.ts";

/** Everything written on a worksheet. */
export interface WorksheetDraft {
  readonly entries: WorksheetEntries;
  /** Texts written a second time, in the language beside. */
  readonly beside: { readonly [locale in Locale]?: WorksheetEntries };
  readonly marks: Marks;
  /** Absent: not started, or switched off. */
  readonly clock?: WorksheetClock;
}
const nothing: WorksheetDraft = { entries: {}, beside: {}, marks: {} };

/** What is written on a worksheet, kept on this device with every change. What was typed before the device was open wins over what is stored. */
export function useWorksheetDraft(
  device: Pick<Device, "drafts"> | undefined,
  key: string,
  structure: WorksheetStructure,
  form: RefObject<HTMLFormElement | null>,
) {
  const [draft, setDraft] = useState(nothing);
  const [isLoaded, setLoaded] = useState(false);
  const [failure, setFailure] = useState<{ readonly problem: DeviceProblem; readonly retry: () => void }>();
  const saver = useDraftSaver(device, setFailure);

  useEffect(() => {
    if (!form.current) return;
    const typed = entriesFrom(structure, new FormData(form.current));
    setDraft((before) => ({ ...before, entries: { ...before.entries, ...typed } }));
  }, [form, structure]);

  useEffect(() => {
    if (!device) return;
    let current = true;
    void device.drafts
      .load(key)
      .catch(() => undefined)
      .then((value) => {
        if (!current) return;
        setDraft((before) => laidOver(parseDraft(structure, value), before));
        setLoaded(true);
      });
    return () => {
      current = false;
    };
  }, [device, key, structure]);

  useEffect(() => {
    if (isLoaded) saver?.save(key, isEmpty(draft) ? undefined : draft);
  }, [draft, isLoaded, key, saver]);

  return {
    ...draft,
    enter: (field: string, entry: string | readonly string[]) =>
      setDraft((before) => ({ ...before, entries: { ...before.entries, [field]: entry } })),
    enterBeside: (locale: Locale, field: string, text: string) =>
      setDraft((before) => ({ ...before, beside: { ...before.beside, [locale]: { ...before.beside[locale], [field]: text } } })),
    mark: (marks: Marks) => setDraft((before) => ({ ...before, marks })),
    setClock: (clock: WorksheetClock | undefined) =>
      setDraft(({ clock: _, ...before }) => (clock === undefined ? before : { ...before, clock })),
    clear: () => setDraft(nothing),
    failure,
  };
}

/** What is on the page wins over what was stored. */
const laidOver = (stored: WorksheetDraft, here: WorksheetDraft): WorksheetDraft => ({
  ...stored,
  ...here,
  entries: { ...stored.entries, ...here.entries },
  beside: { ...stored.beside, ...here.beside },
  marks: { ...stored.marks, ...here.marks },
});

const isEmpty = ({ entries, beside, marks, clock }: WorksheetDraft): boolean =>
  clock === undefined && [entries, beside, marks].every((part) => Object.keys(part).length === 0);

/** What stands in the controls before the app runs them; empty ones are left out. */
function entriesFrom({ fields }: WorksheetStructure, data: FormData): WorksheetEntries {
  const given = fields.map(({ id, kind }) => [id, kind === "choices" ? data.getAll(id) : data.get(id)] as const);
  const filled = given.filter(([, value]) => value !== null && value !== "" && !(Array.isArray(value) && value.length === 0));
  return parseWorksheetEntries(fields, Object.fromEntries(filled));
}

function parseDraft(structure: WorksheetStructure, value: unknown): WorksheetDraft {
  if (typeof value !== "object" || value === null) return nothing;
  const given = new Map<string, unknown>(Object.entries(value));
  const clock = parseClock(given.get("clock"));
  return {
    entries: parseWorksheetEntries(structure.fields, given.get("entries")),
    beside: parseBeside(structure, given.get("beside")),
    marks: parseMarks(structure, given.get("marks")),
    ...(clock && { clock }),
  };
}

function parseBeside({ fields }: WorksheetStructure, value: unknown): WorksheetDraft["beside"] {
  if (typeof value !== "object" || value === null) return {};
  const given = new Map<string, unknown>(Object.entries(value));
  const texts = fields.filter(({ kind }) => kind === "text");
  return Object.fromEntries(
    locales.filter((locale) => given.has(locale)).map((locale) => [locale, parseWorksheetEntries(texts, given.get(locale))]),
  );
}

function parseMarks({ criteria }: WorksheetStructure, value: unknown): Marks {
  if (typeof value !== "object" || value === null) return {};
  const given = new Map<string, unknown>(Object.entries(value));
  return Object.fromEntries(
    criteria.flatMap(({ id }) => {
      const mark = given.get(id);
      return typeof mark === "number" ? [[id, mark]] : [];
    }),
  );
}

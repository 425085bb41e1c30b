import { useCallback, useEffect, useState } from "react";
import type { BlockId } from "#domain/course/lesson.ts";
import { type Annotation, type AnnotationKind, annotationsFrom } from "#domain/notes/annotation.ts";
import { blockTextHash, quoteFrom } from "#domain/notes/block-text.ts";
import type { LessonPage } from "#page/activity-page.ts";
import type { Device, DeviceProblem } from "../device/device.ts";
import { useDevice } from "../device/use-device.ts";

export type Kept = { readonly ok: true } | { readonly ok: false; readonly error: DeviceProblem };

/** A lesson's notes, highlights and bookmarks on this device. Every change is recorded before it is shown. */
export interface LessonAnnotations {
  /** Undefined until the record was read. */
  readonly all: readonly Annotation[] | undefined;
  readonly add: (block: BlockId, kind: AnnotationKind, note?: string) => Promise<Kept>;
  readonly remove: (annotation: Annotation) => Promise<Kept>;
}

export function useAnnotations(page: LessonPage): LessonAnnotations {
  const device = useDevice()?.device;
  const lesson = `${page.course.id}/${page.activity.id}`;
  const [all, setAll] = useState<readonly Annotation[]>();
  const read = useCallback(async () => {
    if (device) setAll(annotationsFrom(await device.statementsAbout(lesson)));
  }, [device, lesson]);
  useEffect(() => {
    void read();
    return device?.subscribe(() => void read());
  }, [device, read]);

  const add: LessonAnnotations["add"] = async (block, kind, note) => {
    const words = page.words.blocks[block] ?? { body: [] };
    const kept = await device?.record({
      verb: "noted",
      activityId: lesson,
      courseVersion: page.course.version,
      structure: page.files.structure,
      text: page.files.text,
      locale: words.lang ?? page.textLocale,
      result: { kind, block, of: blockTextHash(words), quote: quoteFrom(words), ...(note !== undefined && { note }) },
    });
    await read();
    return kept ?? noDevice;
  };
  const remove = async (annotation: Annotation) => {
    const kept = device ? await takeBack(device, annotation, page.textLocale) : noDevice;
    await read();
    return kept;
  };
  return { all, add, remove };
}

const noDevice: Kept = { ok: false, error: { code: "unavailable" } };

/** Takes back every statement that set an annotation. */
export async function takeBack(device: Pick<Device, "record">, { lesson, statementIds }: Annotation, locale: string): Promise<Kept> {
  for (const statementId of statementIds) {
    const kept = await device.record({ verb: "voided", activityId: lesson, locale, result: { statementId } });
    if (!kept.ok) return kept;
  }
  return { ok: true };
}

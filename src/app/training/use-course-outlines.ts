import { useEffect, useState } from "react";
import type { CourseOutline, CourseWords } from "#domain/course/course.ts";
import type { CatalogueCourse } from "#domain/pack/manifest.ts";
import { err, ok, type Result } from "#domain/result.ts";
import type { AnswerProblem } from "#sync/parse-answers.ts";
import { useLocale } from "../i18n/i18n.tsx";
import { pageSource } from "../page-source.ts";
import { useTraining } from "./use-training.ts";

export interface OutlinedCourse {
  readonly outline: CourseOutline;
  readonly words: CourseWords;
}

/** The courses on offer; `undefined` until they are known, empty where neither server nor device has a list. */
export function useCatalogueCourses(): readonly CatalogueCourse[] | undefined {
  const [courses, setCourses] = useState<readonly CatalogueCourse[]>();
  useEffect(() => {
    let current = true;
    pageSource.catalogue().then(
      (catalogue) => current && setCourses(catalogue.courses),
      () => current && setCourses([]),
    );
    return () => {
      current = false;
    };
  }, []);
  return courses;
}

/**
 * Outlines and titles of courses by id, as far as they can be had now: from this device or the server, else as they were when a trainer's
 * screen last showed them. Trainers rarely download what they assign.
 */
export function useCourseOutlines(ids: readonly string[]): ReadonlyMap<string, OutlinedCourse> {
  const locale = useLocale();
  const training = useTraining()?.training;
  const [outlines, setOutlines] = useState<ReadonlyMap<string, OutlinedCourse>>(new Map());
  const wanted = [...new Set(ids)].sort().join(" ");
  useEffect(() => {
    let current = true;
    const show = (id: string, outlined: OutlinedCourse) => {
      if (current) setOutlines((before) => new Map(before).set(id, outlined));
    };
    for (const id of wanted.split(" ").filter(Boolean)) {
      const path = `outlines/${locale}/${id}`;
      pageSource.course(locale, id).then(
        ({ outline, words }) => {
          show(id, { outline, words });
          void training?.keep(path, { outline, words });
        },
        async () => {
          const kept = await training?.kept(path, parseOutlined);
          if (kept) show(id, kept.value);
        },
      );
    }
    return () => {
      current = false;
    };
  }, [wanted, locale, training]);
  return outlines;
}

/** What this device kept itself, by a Concord of any version. */
function parseOutlined(body: unknown): Result<OutlinedCourse, AnswerProblem> {
  const { outline, words } = (body ?? {}) as Partial<OutlinedCourse>;
  return outline?.format === 1 && words ? ok({ outline, words }) : err({ code: "unreadable", at: "$" });
}

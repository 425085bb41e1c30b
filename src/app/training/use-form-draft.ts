import { useCallback, useEffect, useRef, useState } from "react";
import type { DeviceProblem } from "../device/device.ts";
import { useDevice } from "../device/use-device.ts";
import { useDraftSaver } from "../device/use-draft-saver.ts";

export type FormValues = { readonly [field: string]: string };

/** Fields that were typed into, and what stood in each when that began. */
interface Typed {
  readonly values: FormValues;
  readonly over: FormValues;
}
const nothing: Typed = { values: {}, over: {} };

export interface FormDraft {
  /** What stands in the fields: what was typed, elsewhere what stands now. */
  readonly values: FormValues;
  /** If another value stands by now where something was typed: the version that it was typed over, by which the server refuses it. */
  readonly overlaps: number | undefined;
  readonly set: (field: string, value: string) => void;
  readonly setAll: (values: FormValues) => void;
  /** The form is done with: nothing of it stays on the device, and it has these values until other ones stand. */
  readonly clear: (values?: FormValues) => void;
  /** Why what is typed cannot be kept. */
  readonly problem: DeviceProblem | undefined;
}

/**
 * What is typed into a form, kept on the device from letter to letter, so that neither a reload nor a lost session takes it. `undefined`
 * until it is known whether something was typed before. `standing`, the values of what is changed and its version, may change meanwhile:
 * a field that was typed into keeps its text, the others follow.
 */
export function useFormDraft(key: string, standing: FormValues, version = 0): FormDraft | undefined {
  const device = useDevice()?.device;
  const [draft, setDraft] = useState<{ readonly key: string; readonly typed: Typed }>();
  const [done, setDone] = useState<{ readonly values: FormValues; readonly standing: string }>();
  const [problem, setProblem] = useState<DeviceProblem>();
  const onProblem = useCallback((failure: { readonly problem: DeviceProblem } | undefined) => setProblem(failure?.problem), []);
  const saver = useDraftSaver(device, onProblem);
  const latest = useRef(nothing);
  useEffect(() => {
    if (!device) return;
    let current = true;
    void device.drafts.load(key).then((kept) => {
      if (!current) return;
      latest.current = isTyped(kept) ? kept : nothing;
      setDraft({ key, typed: latest.current });
    });
    return () => {
      current = false;
    };
  }, [device, key]);
  if (draft?.key !== key || !saver) return undefined;
  const { typed } = draft;
  const standingNow = { ...standing, ...(done?.standing === textOf(key, standing, version) && done.values) };
  const type = (next: FormValues) => {
    const { values, over } = latest.current;
    const shown = { ...standingNow, ...values };
    const changed = Object.fromEntries(Object.entries(next).filter(([field, value]) => shown[field] !== value));
    const began = Object.fromEntries(Object.keys(changed).map((field) => [field, standingNow[field] ?? ""]));
    latest.current = { values: { ...values, ...changed }, over: { [versionField]: String(version), ...began, ...over } };
    setDraft({ key, typed: latest.current });
    saver.save(key, latest.current);
  };
  const isOverlapped = Object.entries(typed.values).some(([field, value]) => {
    const now = standingNow[field] ?? "";
    return now !== value && now !== typed.over[field];
  });
  return {
    values: { ...standingNow, ...typed.values },
    overlaps: isOverlapped ? Number(typed.over[versionField]) : undefined,
    set: (field, value) => type({ [field]: value }),
    setAll: type,
    clear(values) {
      latest.current = nothing;
      setDraft({ key, typed: nothing });
      setDone(values && { values, standing: textOf(key, standing, version) });
      saver.save(key, undefined);
    },
    problem,
  };
}

/** Beside the fields of a form, none of which is called so. */
const versionField = " version";
const textOf = (key: string, standing: FormValues, version: number): string => JSON.stringify([key, version, standing]);

const isTyped = (kept: unknown): kept is Typed => {
  const { values, over } = (kept ?? {}) as Partial<Typed>;
  return isValues(values) && isValues(over);
};
const isValues = (value: unknown): value is FormValues =>
  typeof value === "object" && value !== null && Object.values(value).every((each) => typeof each === "string");

import { useCallback, useEffect, useRef, useState } from "react";
import type { DeviceProblem } from "../device/device.ts";
import { useDevice } from "../device/use-device.ts";
import { useDraftSaver } from "../device/use-draft-saver.ts";

export type FormValues = { readonly [field: string]: string };

export interface FormDraft {
  readonly values: FormValues;
  readonly set: (field: string, value: string) => void;
  readonly setAll: (values: FormValues) => void;
  /** The form is done with: nothing of it stays on the device, and it stands as at first, or with these values from now on. */
  readonly clear: (standing?: FormValues) => void;
  /** Why what is typed cannot be kept. */
  readonly problem: DeviceProblem | undefined;
}

/**
 * What is typed into a form, kept on the device from letter to letter, so that neither a reload nor a lost session takes it. `undefined`
 * until it is known whether something was typed before. `initial` counts once, when the form is opened.
 */
export function useFormDraft(key: string, initial: FormValues): FormDraft | undefined {
  const device = useDevice()?.device;
  const first = useRef(initial);
  const [values, setValues] = useState<FormValues>();
  const [problem, setProblem] = useState<DeviceProblem>();
  const onProblem = useCallback((failure: { readonly problem: DeviceProblem } | undefined) => setProblem(failure?.problem), []);
  const saver = useDraftSaver(device, onProblem);
  useEffect(() => {
    if (!device) return;
    let current = true;
    void device.drafts.load(key).then((kept) => {
      if (current) setValues({ ...first.current, ...(isValues(kept) && kept) });
    });
    return () => {
      current = false;
    };
  }, [device, key]);
  if (!values || !saver) return undefined;
  const setAll = (next: FormValues) => {
    setValues(next);
    saver.save(key, next);
  };
  return {
    values,
    set: (field, value) => setAll({ ...values, [field]: value }),
    setAll,
    clear(standing = first.current) {
      first.current = standing;
      setValues(standing);
      saver.save(key, undefined);
    },
    problem,
  };
}

const isValues = (value: unknown): value is FormValues =>
  typeof value === "object" && value !== null && Object.values(value).every((each) => typeof each === "string");

import type { Path } from "#domain/scenario/scenario-state.ts";

/** A decision that is not taken yet, and where in the story the learner is. */
export interface DecisionDraft {
  /** The choices before it. */
  readonly path: Path;
  /** Id of the option chosen in the form. */
  readonly option?: string;
  readonly reason?: string;
  /** 1 low, 2 medium, 3 high. */
  readonly certainty?: number;
  /** Ids of the help read. */
  readonly helps: readonly string[];
}

/** Reads a stored draft; undefined where it cannot be read. */
export function parseDecisionDraft(value: unknown): DecisionDraft | undefined {
  if (typeof value !== "object" || value === null || !("path" in value) || !isTexts(value.path)) return undefined;
  const { path } = value;
  const helps = "helps" in value && isTexts(value.helps) ? value.helps : [];
  const option = "option" in value && typeof value.option === "string" ? value.option : undefined;
  const reason = "reason" in value && typeof value.reason === "string" ? value.reason : undefined;
  const certainty = "certainty" in value && typeof value.certainty === "number" ? value.certainty : undefined;
  return {
    path,
    helps,
    ...(option !== undefined && { option }),
    ...(reason !== undefined && { reason }),
    ...(certainty !== undefined && { certainty }),
  };
}

const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((each) => typeof each === "string");

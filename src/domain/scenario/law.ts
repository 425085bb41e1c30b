import type { Basis, Standing } from "#domain/course/lesson.ts";
import type { Act, ActFault, LegalFlag } from "#domain/course/scenario.ts";
import type { CiteRef } from "#domain/course/text.ts";

/**
 * The law as a rule, where it can be one: what the Articles on State responsibility and Article 51 of the Charter ask of an act before
 * its wrongfulness is precluded. A contested point is reported and never decides.
 */
export interface LegalTest {
  readonly id: string;
  readonly cite: CiteRef;
  readonly standing: Standing;
  readonly basis?: Basis;
  /** Failed unless all of these are set. */
  readonly needs?: readonly LegalFlag[];
  /** Failed if all of these are set. */
  readonly barredBy?: readonly LegalFlag[];
  /** Failed if the act has this fault. */
  readonly fault?: ActFault;
  /** Passed in any case if one of these is set. */
  readonly unless?: readonly LegalFlag[];
}

const codified = { standing: "binding", basis: "codified" } as const;
const treaty = { standing: "binding", basis: "treaty" } as const;

const countermeasureTests: readonly LegalTest[] = [
  { id: "attributed", cite: "ilc-articles:49(1)", ...codified, needs: ["attributed"] },
  { id: "breach-owed", cite: "ilc-articles:49(1)", ...codified, needs: ["breach-owed"] },
  // Urgency (art. 52 (2)) excuses notice and offer, never the call to comply.
  { id: "demand", cite: "ilc-articles:52(1)(a)", ...codified, needs: ["demand-made"] },
  // Several States hold that notice is not absolute in cyber operations.
  {
    id: "notice",
    cite: "ilc-articles:52(1)(b)",
    standing: "contested",
    needs: ["notice-given", "talks-offered"],
    unless: ["urgent"],
  },
  { id: "nothing-left", cite: "ilc-articles:53", ...codified, barredBy: ["wrong-ceased", "repaired"] },
  { id: "court", cite: "ilc-articles:52(3)", ...codified, barredBy: ["wrong-ceased", "court-seized"], unless: ["procedure-abused"] },
  { id: "third-state", cite: "ilc-articles:49(1)", ...codified, fault: "third-state" },
  { id: "punitive", cite: "ilc-articles:49(1)", ...codified, fault: "punitive" },
  { id: "irreversible", cite: "ilc-articles:49(3)", ...codified, fault: "irreversible" },
  { id: "force", cite: "ilc-articles:50(1)(a)", ...codified, fault: "force" },
  { id: "human-rights", cite: "ilc-articles:50(1)(b)", ...codified, fault: "human-rights" },
  { id: "humanitarian", cite: "ilc-articles:50(1)(c)", ...codified, fault: "humanitarian" },
  { id: "peremptory", cite: "ilc-articles:50(1)(d)", ...codified, fault: "peremptory" },
  { id: "dispute-procedure", cite: "ilc-articles:50(2)(a)", ...codified, fault: "dispute-procedure" },
  { id: "inviolability", cite: "ilc-articles:50(2)(b)", ...codified, fault: "inviolability" },
  { id: "disproportionate", cite: "ilc-articles:51", ...codified, fault: "disproportionate" },
];
const necessityTests: readonly LegalTest[] = [
  { id: "grave-peril", cite: "ilc-articles:25(1)(a)", ...codified, needs: ["grave-peril"] },
  { id: "only-way", cite: "ilc-articles:25(1)(a)", ...codified, needs: ["only-way"] },
  { id: "impairs-interest", cite: "ilc-articles:25(1)(b)", ...codified, fault: "impairs-interest" },
  { id: "plea-excluded", cite: "ilc-articles:25(2)(a)", ...codified, fault: "plea-excluded" },
  { id: "contributed", cite: "ilc-articles:25(2)(b)", ...codified, barredBy: ["contributed"] },
  { id: "peremptory", cite: "ilc-articles:26", ...codified, fault: "peremptory" },
];
const selfDefenceTests: readonly LegalTest[] = [
  { id: "armed-attack", cite: "un-charter:51", ...treaty, needs: ["armed-attack"] },
  { id: "unnecessary", cite: "un-charter:51", ...treaty, fault: "unnecessary" },
  { id: "disproportionate", cite: "un-charter:51", ...treaty, fault: "disproportionate" },
];
const testsByKind: { readonly [kind in Act["kind"]]: readonly LegalTest[] } = {
  countermeasure: countermeasureTests,
  necessity: necessityTests,
  "self-defence": selfDefenceTests,
};

/** Every test that an act of this kind is put to. */
export const legalTests = (kind: Act["kind"]): readonly LegalTest[] => testsByKind[kind];

export interface Judgement {
  /** `contested`: nothing but contested tests was failed. */
  readonly verdict: "lawful" | "contested" | "unlawful";
  readonly failed: readonly LegalTest[];
}

/** Puts an act to its tests, on the facts as they stand when it is decided. */
export function judgeAct(act: Act, flags: readonly string[]): Judgement {
  const failed = legalTests(act.kind).filter((test) => fails(test, act, flags));
  const isUnlawful = failed.some(({ standing }) => standing !== "contested");
  return { verdict: isUnlawful ? "unlawful" : failed.length > 0 ? "contested" : "lawful", failed };
}

function fails({ needs, barredBy, fault, unless }: LegalTest, act: Act, flags: readonly string[]): boolean {
  const isSet = (flag: LegalFlag): boolean => flags.includes(flag);
  if (unless?.some(isSet)) return false;
  if (needs && !needs.every(isSet)) return true;
  if (barredBy?.every(isSet)) return true;
  return fault !== undefined && act.faults.includes(fault);
}

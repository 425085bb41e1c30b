import { PageProblem } from "#page/page-problem.ts";
import { useTranslate } from "../i18n/i18n.tsx";

/** Why an entry cannot be shown: an update took it out, it is not on this device, or it could not be read. */
export function ShelfProblem({ problem, gone }: { readonly problem: unknown; readonly gone: string }) {
  const t = useTranslate("reference");
  const code = problem instanceof PageProblem ? problem.code : undefined;
  return <p role="status">{code === "not-found" ? gone : t(code === "offline" ? "panel.offline" : "panel.problem")}</p>;
}

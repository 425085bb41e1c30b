import type { ApiProblem } from "../api/call-api.ts";
import { useFormat, useTranslate } from "../i18n/i18n.tsx";
import type { Namespace } from "../i18n/words.ts";

/** A refusal in a sentence that says what to do; codes that the words do not know are named. */
export function ApiProblemText({ namespace, problem }: { readonly namespace: Namespace; readonly problem: ApiProblem }) {
  const t = useTranslate(namespace);
  const format = useFormat();
  const key = `problem.${problem.code}`;
  const minutes = format.number(Math.max(1, Math.ceil((problem.retryAfter ?? 60) / 60)));
  const text = t(key, { minutes });
  return (
    <p className="err" role="alert">
      {text === key ? t("problem.other", { code: problem.code }) : text}
    </p>
  );
}

import { useEffect, useState } from "react";
import type { Translate } from "#page/translate.ts";
import { addWords, hasWords, type Language, useLanguage, useTranslate } from "./i18n.tsx";
import { fetchWords, type Namespace } from "./words.ts";

/** Words of a part that is fetched after the page: `undefined` until they are here, and where they cannot be had. */
export function useWords(namespace: Namespace): Translate | undefined {
  const language = useLanguage();
  const t = useTranslate(namespace);
  const [isHere, setHere] = useState(() => hasWords(language, namespace));
  useEffect(() => {
    if (isHere) return;
    let current = true;
    fetched(language, namespace).then(
      () => current && setHere(true),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [language, namespace, isHere]);
  return isHere ? t : undefined;
}

const fetching = new Map<Namespace, Promise<void>>();

/** One request, however many ask; after one that failed the next asks again. */
function fetched(language: Language, namespace: Namespace): Promise<void> {
  const known = fetching.get(namespace);
  if (known) return known;
  const started = fetchWords(language.locale, namespace).then((words) => addWords(language, namespace, words));
  fetching.set(namespace, started);
  started.catch(() => fetching.delete(namespace));
  return started;
}

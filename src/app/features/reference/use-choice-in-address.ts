import { useEffect, useState } from "react";

/**
 * One of `options` or "all", kept in the page's address (`?name=`), so that a choice can be shared, reloaded and come back to. A prerendered
 * page begins with everything: what the address asks for is taken over after it, and counts as "all" if it is not among the options.
 */
export function useChoiceInAddress<T extends string>(name: string, options: readonly T[]) {
  const [choice, setChoice] = useState<T | "all">("all");
  useEffect(() => {
    const asked = new URLSearchParams(location.search).get(name);
    setChoice(options.find((option) => option === asked) ?? "all");
  }, [name, options]);
  const choose = (next: T | "all") => {
    setChoice(next);
    const address = new URL(location.href);
    if (next === "all") address.searchParams.delete(name);
    else address.searchParams.set(name, next);
    history.replaceState(history.state, "", address);
  };
  return [choice, choose] as const;
}

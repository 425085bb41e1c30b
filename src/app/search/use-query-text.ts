import { type RefObject, useEffect, useState } from "react";

const settleMs = 400;
/** Addresses stay short; what is longer is not searched either. */
const longestInAddress = 400;

const textInAddress = (): string => new URLSearchParams(location.search).get("q") ?? "";

/**
 * The text of a search field, kept in the page's address (`?q=`), so that a search can be shared, reloaded and come back to. A prerendered
 * page begins with an empty field: what the address asks for, or what was typed before the scripts came, is taken over after it.
 * `known`: the text whose answer is still here, shown at once when the reader comes back from a result.
 */
export function useQueryText(input: RefObject<HTMLInputElement | null>, known: string | undefined) {
  const [text, setText] = useState(() => (known !== undefined && known === textInAddress() ? known : ""));
  useEffect(() => {
    const field = input.current;
    const asked = textInAddress() || (field?.value ?? "");
    if (field) field.value = asked;
    setText(asked);
    if (asked === "") field?.focus();
  }, [input]);
  useEffect(() => {
    if (text === "" && textInAddress() === "") return;
    const { pathname } = location;
    const timer = setTimeout(() => {
      if (location.pathname !== pathname) return; // a result was chosen; this page is shown until that one is here
      const address = new URL(location.href);
      if (text === "") address.searchParams.delete("q");
      else address.searchParams.set("q", text.slice(0, longestInAddress));
      history.replaceState(history.state, "", address);
    }, settleMs);
    return () => clearTimeout(timer);
  }, [text]);
  return [text, setText] as const;
}

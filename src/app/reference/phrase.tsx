import type { ReactNode } from "react";

/** Marks where the piece goes; no phrase of ours has it. */
const slot = "\uFFFC";

/** A phrase of the interface around a piece that needs an element of its own, because it speaks another language. */
export function Phrase({ of, children }: { readonly of: (piece: string) => string; readonly children: ReactNode }) {
  const [before, after] = of(slot).split(slot);
  return (
    <>
      {before}
      {children}
      {after}
    </>
  );
}

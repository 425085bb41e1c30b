import type { Instrument } from "#domain/reference/library.ts";

/** The symbol of a document, which keeps its order in any text. Longer references may break over lines. */
export function SymbolText({ of: { symbol, documentSymbol } }: { readonly of: Instrument }) {
  return (
    <bdi className={documentSymbol && "sym"} dir="ltr">
      {symbol}
    </bdi>
  );
}

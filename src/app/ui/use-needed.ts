import { type ComponentType, useEffect, useState } from "react";

/**
 * A part without which a page cannot go on, fetched once the page stands: undefined until it is there. Where it cannot be fetched and
 * `isNeeded`, throws what kept it away. No `Suspense`, which holds a part that came back for 300 ms. `load` must be the same function on
 * every call.
 */
export function useNeeded<P>(load: () => Promise<ComponentType<P>>, isNeeded: boolean): ComponentType<P> | undefined {
  const [part, setPart] = useState<{ readonly Part: ComponentType<P> } | { readonly cause: unknown }>();
  useEffect(() => {
    let current = true;
    load().then(
      (Part) => current && setPart({ Part }),
      (cause: unknown) => current && setPart({ cause }),
    );
    return () => {
      current = false;
    };
  }, [load]);
  if (!part) return undefined;
  if ("Part" in part) return part.Part;
  if (isNeeded) throw part.cause;
  return undefined;
}

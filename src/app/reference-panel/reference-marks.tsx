import { type ComponentType, useEffect, useState } from "react";
import { whenIdle } from "../when-idle.ts";

/** Terms and citations open a panel. Its script comes when the page is at rest. */
export function ReferenceMarks() {
  const [Layer, setLayer] = useState<ComponentType>();
  useEffect(() => {
    whenIdle(() => {
      import("./marks-layer.tsx").then(
        ({ MarksLayer }) => setLayer(() => MarksLayer),
        () => undefined, // without it the text is plain, as before any script
      );
    });
  }, []);
  return Layer ? <Layer /> : null;
}

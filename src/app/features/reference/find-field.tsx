import { useEffect, useState } from "react";

/** Narrows a list while typing. Without scripts the whole list is there, and the field is off. */
export function FindField({ label, onFind }: { readonly label: string; readonly onFind: (text: string) => void }) {
  const [mounted, setMounted] = useState(false);
  useEffect(() => setMounted(true), []);
  return (
    <div className="find">
      <div className="field">
        <label htmlFor="find">{label}</label>
        <input
          className="in"
          id="find"
          type="search"
          dir="auto"
          autoComplete="off"
          maxLength={200}
          disabled={!mounted}
          onChange={(event) => onFind(event.target.value)}
        />
      </div>
    </div>
  );
}

import { Icon } from "../../ui/icon.tsx";

/** Something that stands in the way, said above the form. */
export function Notice({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <div className="note note--warn">
      <Icon name="info" />
      <div>
        <p className="h">{title}</p>
        <p>{text}</p>
      </div>
    </div>
  );
}

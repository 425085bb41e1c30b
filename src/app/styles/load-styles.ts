import address from "./app.css?url";

let loading: Promise<void> | undefined;

/** All styles, for pages reached inside the app; a first page carries its own. Settles even when the file cannot be had. */
export function loadStyles(): Promise<void> {
  loading ??= new Promise((resolve) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = address;
    link.onload = () => resolve();
    link.onerror = () => resolve();
    document.head.append(link);
  });
  return loading;
}

import { pathsHref } from "#page/address.ts";
import { useLocale, useTranslate } from "../i18n/i18n.tsx";
import { useKeptPaths } from "../paths/use-kept-paths.ts";
import { Icon } from "./icon.tsx";

/** The way to the learning paths and the diagnostic, for those who do not know which course to take. */
export function PathsLink() {
  const t = useTranslate("pages");
  useKeptPaths();
  return (
    <p>
      <a className="lk" href={pathsHref(useLocale())}>
        <Icon name="fork" />
        {t("paths.link")}
      </a>
    </p>
  );
}

import type { ActivityUse } from "#page/used-in.ts";
import { useTranslate } from "../i18n/i18n.tsx";
import { Icon } from "../ui/icon.tsx";
import { ReferenceWords } from "./reference-words.tsx";

const iconOf = { lesson: "lesson", quiz: "quiz", scenario: "fork", worksheet: "work" } as const;

/** The activities that use something, with the sections of lessons and the number of questions. */
export function UsedInList({ uses }: { readonly uses: readonly ActivityUse[] }) {
  const t = useTranslate("reference");
  return (
    <ul className="uses">
      {uses.map(({ href, kind, title, sections, items }) => (
        <li key={href}>
          <a className="lk" href={sections[0]?.href ?? href}>
            <Icon name={iconOf[kind]} />
            <ReferenceWords of={title} />
          </a>
          {items > 0 && <span className="meta">{t("used-in.questions", { count: items })}</span>}
          {sections.length > 1 && (
            <ul>
              {sections.map((section) => (
                <li key={section.href}>
                  <a className="lk" href={section.href}>
                    <ReferenceWords of={section.title} />
                  </a>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}

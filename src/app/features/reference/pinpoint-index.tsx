import type { PinpointEntry } from "#page/shelf-pages.ts";
import { articlesAmong, numberOf } from "./articles-among.ts";

const fewest = 12;

interface Props {
  readonly entries: readonly PinpointEntry[];
  readonly labelledBy: string;
}

/** The numbers of the articles or paragraphs of a long list, as links to their entries further down. A short list needs none. */
export function PinpointIndex({ entries, labelledBy }: Props) {
  const articles = articlesAmong(entries);
  if (articles.length < fewest) return null;
  return (
    <nav aria-labelledby={labelledBy}>
      <ul className="pins">
        {articles.map(({ ref, pinpoint, name }) => (
          <li key={ref}>
            <a className="lk" href={`#${pinpoint}`} aria-label={name}>
              {numberOf(pinpoint) ?? name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

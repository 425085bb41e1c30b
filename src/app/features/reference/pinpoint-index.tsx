import type { PinpointEntry } from "#page/shelf-pages.ts";
import { articlesAmong } from "./articles-among.ts";

const fewest = 12;

interface Props {
  readonly entries: readonly PinpointEntry[];
  readonly labelledBy: string;
}

/** The articles or paragraphs of a long list by number, as links to their entries further down. A short list needs none. */
export function PinpointIndex({ entries, labelledBy }: Props) {
  const articles = articlesAmong(entries);
  if (articles.length < fewest) return null;
  return (
    <nav aria-labelledby={labelledBy}>
      <ul className="acts">
        {articles.map(({ ref, pinpoint, name }) => (
          <li key={ref}>
            <a className="lk" href={`#${pinpoint}`}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

import type { ReactNode } from "react";
import type { Path } from "#domain/scenario/scenario-state.ts";
import type { StoryPlace } from "#domain/scenario/story-tree.ts";
import type { ScenarioPage } from "#page/activity-page.ts";
import type { Translate } from "#page/translate.ts";
import { useFormat, useTranslate } from "../../i18n/i18n.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Text } from "./story-text.tsx";
import { toldIn } from "./story-words.ts";
import { useDurationText } from "./use-duration-text.ts";

interface Props {
  readonly page: ScenarioPage;
  readonly tree: StoryPlace;
  /** Where the learner is. */
  readonly here: Path;
  readonly onGo: (path: Path) => void;
}

/** The paths of a run as a drawn list: one line of places, and a line of its own for each branch where something else was tried. */
export function StoryMap(props: Props) {
  const t = useTranslate("scenario");
  const { number } = useFormat();
  const duration = useDurationText();
  return (
    <section className="story-map">
      <h2>{t("map")}</h2>
      <p className="meta">{t("map.note")}</p>
      <Line {...props} say={{ t, number, duration }} />
    </section>
  );
}

/** How things are said here, made once for all places. */
interface Say {
  readonly t: Translate;
  readonly number: (value: number) => string;
  readonly duration: (minutes: number) => string;
}
type LineProps = Props & { readonly say: Say };

function Line(props: LineProps) {
  const { tree } = props;
  return (
    <ol className="map">
      {lineFrom(tree).map((place) => (
        <Place key={place.path.length} {...props} tree={place} />
      ))}
    </ol>
  );
}

function Place(props: LineProps) {
  const { page, tree: place, here, onGo, say } = props;
  const { t, number, duration } = say;
  const isHere = place.path.join() === here.join();
  const isEnd = place.phase === "ended";
  const told = toldIn(page, ({ nodes }) => nodes[place.state.node]);
  const optionText = (option: string) => <Text of={told} pick={({ options }) => options[option]?.text} />;
  return (
    <li className={isEnd ? "end" : place.branches.length > 0 ? "done" : undefined} aria-current={isHere ? "step" : undefined}>
      <span className="dot num" aria-hidden="true">
        {isEnd ? <Icon name="check" /> : number(place.path.length + 1)}
      </span>
      <div>
        <button type="button" className="lk" onClick={() => onGo(place.path)}>
          <span>
            <Text of={told} pick={({ title }) => title} />
            <span className="vh"> {t(isEnd ? "map.see" : place.branches.length > 0 ? "map.again" : "map.open")}</span>
          </span>
        </button>
        <p className="meta">
          {duration(place.state.clock)}
          {isHere && ` · ${t("map.here")}`}
          {isEnd && ` · ${t("map.end")}`}
          {place.untried.length > 0 && place.branches.length > 0 && ` · ${t("map.untried", { count: place.untried.length })}`}
        </p>
        {place.branches.length === 1 && (
          <p className="meta">
            {place.branches.map(({ option }) => (
              <Taken key={option}>{optionText(option)}</Taken>
            ))}
          </p>
        )}
        {place.branches.length > 1 && (
          <ul className="forks">
            {place.branches.map(({ option, leadsTo }) => (
              <li key={option}>
                <p className="meta">
                  <Taken>{optionText(option)}</Taken>
                </p>
                <Line {...props} tree={leadsTo} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}

const Taken = ({ children }: { readonly children: ReactNode }) => (
  <span className="row-i">
    <Icon name="check" />
    {children}
  </span>
);

/** The places from one on, as far as only one thing was tried at each. */
function lineFrom(place: StoryPlace): readonly StoryPlace[] {
  const [only, ...others] = place.branches;
  return only && others.length === 0 ? [place, ...lineFrom(only.leadsTo)] : [place];
}

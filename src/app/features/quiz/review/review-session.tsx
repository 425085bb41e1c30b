import { useRef, useState } from "react";
import type { Device } from "../../../device/device.ts";
import { useTranslate } from "../../../i18n/i18n.tsx";
import type { DueCard } from "../../../review/review-plan.ts";
import { Icon } from "../../../ui/icon.tsx";
import { ProgressStrip } from "../../../ui/progress-strip.tsx";
import { ReviewItem } from "./review-item.tsx";
import { ReviewTerm } from "./review-term.tsx";

interface Props {
  readonly cards: readonly DueCard[];
  readonly device: Device;
  readonly onEnd: () => void;
}

/** The reviews of a day, one after the other. Each is recorded as it is given, so leaving loses nothing. */
export function ReviewSession({ cards, device, onEnd }: Props) {
  const t = useTranslate("reader");
  const [index, setIndex] = useState(0);
  const moved = useRef(true);
  const shown = cards[index];
  if (!shown) return null;
  const isLast = index === cards.length - 1;
  const asked = {
    card: shown.card,
    device,
    nextText: t(isLast ? "review.finish" : "review.go-on"),
    onNext: isLast ? onEnd : () => setIndex(index + 1),
  };
  return (
    <>
      <button type="button" className="lk" onClick={onEnd}>
        <Icon name="back" />
        {t("review.leave")}
      </button>
      <h1 className="vh">{t("review.title")}</h1>
      <ProgressStrip
        label={t("review.of", { index: index + 1, of: cards.length })}
        marks={cards.map(({ card }, place) => ({
          id: card.id,
          kind: "lesson",
          state: place === index ? "now" : place < index ? "done" : "todo",
        }))}
      />
      {shown.card.kind === "term" ? (
        <ReviewTerm key={shown.card.id} {...asked} />
      ) : (
        <ReviewItem key={shown.card.id} {...asked} moved={moved} />
      )}
    </>
  );
}

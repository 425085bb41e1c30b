import { type RefObject, useEffect, useRef } from "react";

/** Focus for the heading of a view that the learner's own step brought up; never on the first view of a page. */
export function useArrival(moved: RefObject<boolean>): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (moved.current) heading.current?.focus();
  }, [moved]);
  return heading;
}

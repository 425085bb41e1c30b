/** The screens of the reference shelf, in one script. */
export { GlossaryRoute } from "./features/reference/glossary-route.tsx";
export { InstrumentRoute } from "./features/reference/instrument-route.tsx";
export { LibraryRoute } from "./features/reference/library-route.tsx";
export { PositionsRoute } from "./features/reference/positions-route.tsx";
export { ReferenceRoute } from "./features/reference/reference-route.tsx";
export { TermRoute } from "./features/reference/term-route.tsx";
export { TimelineRoute } from "./features/reference/timeline-route.tsx";

/** Screens around reading, in one script: each alone is small, and every file more stands in the service worker's list. */
export { LedgerRoute } from "./features/ledger/ledger-route.tsx";
export { NotesRoute } from "./features/notes/notes-route.tsx";
export { PathRoute } from "./features/paths/path-route.tsx";
export { PathsRoute } from "./features/paths/paths-route.tsx";
export { BriefingRoute } from "./features/print/briefing-route.tsx";
export { SummaryRoute } from "./features/print/summary-route.tsx";
export { TermsRoute } from "./features/print/terms-route.tsx";

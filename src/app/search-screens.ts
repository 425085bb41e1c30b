/** The screens that search, in one script. */
export { ConcordanceRoute } from "./features/concordance/concordance-route.tsx";
export { SearchRoute } from "./features/search/search-route.tsx";

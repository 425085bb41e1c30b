/** What only administrators open, in one script of their own. */
export { AdminRoute } from "./admin-route.tsx";
export { WorkshopRoute } from "./workshop-route.tsx";

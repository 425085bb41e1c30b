/** Account, joining and set-up, in one script of their own. */
export { AccountRoute } from "./account-route.tsx";
export { JoinRoute } from "./join-route.tsx";
export { SetUpRoute } from "./set-up-route.tsx";

/** What trainers open, and what their devices do in the background, in one script of their own. */
export { openTraining } from "../../training/open-training.ts";
export { fetchTrainerStyles } from "../../training/use-trainer-styles.ts";
export { TrainerRoute } from "./trainer-route.tsx";

/** What these screens fetch only when it is used. */
export const fetchTrainerParts = (): Promise<unknown> => import("./report/workbook.ts");

/** Playing a scenario and printing its report share nearly all of their script, so it is one. */
export { ReportRoute } from "./report-route.tsx";
export { ScenarioScreen } from "./scenario-screen.tsx";

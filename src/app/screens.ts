/**
 * The screens around the courses, in one script: each alone is small, and every file more costs a request and compresses worse.
 * Lessons stand in the first script, quizzes and worksheets in their own.
 */
export { CatalogueRoute } from "./features/catalogue/catalogue-route.tsx";
export { CourseRoute } from "./features/course/course-route.tsx";
export { HomeRoute } from "./features/home/home-route.tsx";
export { RecordRoute } from "./features/record/record-route.tsx";
export { SettingsRoute } from "./features/settings/settings-route.tsx";

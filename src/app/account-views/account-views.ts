/**
 * What only a device that is an account's shows, in one script: with it come the engine of sync and its schedule, which begin when the
 * first of these is shown.
 */
export { Assigned } from "../cohorts/assigned.tsx";
export { CohortPrivacy } from "../cohorts/cohort-privacy.tsx";
export { FeedbackList } from "../cohorts/feedback-list.tsx";
export { AnswerFeedback, QuizFeedback } from "../cohorts/quiz-feedback.tsx";
export { SyncChip } from "../sync/sync-chip.tsx";
export { SyncLine } from "../sync/sync-line.tsx";
export { SyncNotices } from "../sync/sync-notices.tsx";
export { SyncSettings } from "../sync/sync-settings.tsx";

import type { Migration } from "kysely";
import { sync } from "./0001-sync.ts";
import { accounts } from "./0100-accounts.ts";
import { cohorts } from "./0200-cohorts.ts";
import { reports } from "./0210-reports.ts";
import { imports } from "./0220-imports.ts";
import { reportCells } from "./0230-report-cells.ts";
import { courseWork } from "./0240-course-work.ts";
import { workCells } from "./0250-work-cells.ts";
import { forwardedErasures } from "./0260-forwarded-erasures.ts";
import { invitees } from "./0270-invitees.ts";
import { waitingAttempts } from "./0280-waiting-attempts.ts";

/** Run once each, in the order of their names; a published one never changes. Numbers from 0100 are the accounts', from 0200 the cohorts', and from 0280 whoever's comes next. */
export const migrations: Readonly<Record<string, Migration>> = {
  "0001-sync": sync,
  "0100-accounts": accounts,
  "0200-cohorts": cohorts,
  "0210-reports": reports,
  "0220-imports": imports,
  "0230-report-cells": reportCells,
  "0240-course-work": courseWork,
  "0250-work-cells": workCells,
  "0260-forwarded-erasures": forwardedErasures,
  "0270-invitees": invitees,
  "0280-waiting-attempts": waitingAttempts,
};

import { parseRecordFile } from "#domain/record/record-file.ts";
import type { Owner } from "#offline/database.ts";
import type { LeftDrafts } from "#offline/drafts/left-drafts.ts";
import { createEraser } from "#offline/records/erase.ts";
import { createRecordTransfer } from "#offline/records/import-export.ts";
import type { Journal } from "#offline/records/journal.ts";
import type { ProgressStore } from "#offline/records/progress-store.ts";
import type { StatementDeps, StatementRepository } from "#offline/records/statement-repository.ts";
import type { RecordFiles } from "./device.ts";

interface Deps extends StatementDeps {
  readonly journal: Journal;
  readonly left: LeftDrafts;
  readonly statements: StatementRepository;
}

/** Export, import and deletion of one owner's record; progress is refreshed before they answer. */
export function createRecordFiles(deps: Deps, owner: Owner, progress: ProgressStore): RecordFiles {
  const transfer = createRecordTransfer(deps);
  const eraser = createEraser(deps.db, deps.left, deps.journal);
  return {
    async export() {
      await deps.statements.takeWaiting(); // on a full device what waits is told of where it was answered
      return transfer.exportOwner(owner);
    },
    async import(text, adopt) {
      const file = parseRecordFile(text);
      if (!file.ok) return { kind: "refused", code: file.error.code === "newer-version" ? "newer-file" : file.error.code };
      if (file.value.owner !== owner && !adopt) return { kind: "other-owner", statements: file.value.statements.length };
      const taken = await transfer.importInto(owner, file.value);
      if (!taken.ok) return { kind: "refused", code: taken.error.code };
      await progress.refresh();
      return { kind: "imported", ...taken.value, conflicts: taken.value.conflicts.length };
    },
    async erase() {
      const gone = await eraser.erase(owner);
      if (gone.ok) await progress.refresh();
      return gone;
    },
  };
}

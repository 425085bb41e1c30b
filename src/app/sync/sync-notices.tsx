import { useWords } from "../i18n/use-words.ts";
import { AdoptionQuestion } from "./adoption-question.tsx";
import { SyncNote } from "./sync-note.tsx";
import { useSync } from "./use-sync.ts";

/** What the person has to know or answer wherever they are: whose the progress on this device is, and that their sign-in has ended. */
export function SyncNotices() {
  const t = useWords("account");
  const known = useSync();
  const status = known?.state.status;
  if (!t || !known || !status) return null;
  return (
    <>
      {status.stopped && <SyncNote t={t} status={status} phase={known.state.phase} />}
      {status.adoptable > 0 && <AdoptionQuestion t={t} sync={known.sync} name={status.account.name} count={status.adoptable} />}
    </>
  );
}

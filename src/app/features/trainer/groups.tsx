import { type FormEvent, useState } from "react";
import type { CohortGroup, GroupChange } from "#sync/cohort-messages.ts";
import type { DeviceProblem } from "../../device/device.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import type { Shown, ShownDetail } from "../../training/cohort-now.ts";
import { type FormDraft, useFormDraft } from "../../training/use-form-draft.ts";
import { useTraining } from "../../training/use-training.ts";
import { Confirmed } from "../../ui/confirmed.tsx";
import { RecordProblem } from "../../ui/record-problem.tsx";
import { Waiting } from "./cohort-facts.tsx";
import { DraftField } from "./form-fields.tsx";
import { ShownPeople } from "./shown-people.tsx";

/** Sub-groups of a cohort: a name and some of its learners. One learner may be in several. */
export function Groups({ cohort }: { readonly cohort: ShownDetail }) {
  const t = useTranslate("trainer");
  const training = useTraining()?.training;
  const [editing, setEditing] = useState<string>();
  const [failed, setFailed] = useState<DeviceProblem>();
  const { id, groups, archived } = cohort;
  const withdraw = async (group: CohortGroup) => {
    const body = { version: group.version + 1, withdrawn: true as const };
    const kept = await training?.change({ kind: "group", cohort: id, id: group.id, body });
    setFailed(kept?.ok ? undefined : kept?.error);
  };
  return (
    <section aria-labelledby="groups-title">
      <h2 id="groups-title">{t("groups")}</h2>
      <p>{t("groups.text")}</p>
      {failed && <RecordProblem problem={failed} onRetry={() => setFailed(undefined)} />}
      <ul className="roster">
        {groups.map((group) => (
          <li key={group.id}>
            {editing === group.id ? (
              <GroupForm cohort={cohort} group={group} onDone={() => setEditing(undefined)} />
            ) : (
              <>
                <div>
                  <p>
                    <bdi>{group.name}</bdi>
                  </p>
                  <p className="meta dots">
                    <span>{t("learners", { count: group.members.length })}</span>
                    {group.isWaiting && <Waiting />}
                  </p>
                </div>
                {!archived && (
                  <div className="acts">
                    <button type="button" className="btn btn--quiet" onClick={() => setEditing(group.id)}>
                      {t("change")}
                      <span className="vh"> {group.name}</span>
                    </button>
                    <Confirmed
                      button={t("delete")}
                      about={group.name}
                      text={t("group.delete.text", { name: group.name })}
                      onYes={() => void withdraw(group)}
                    />
                  </div>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
      {!archived && editing !== "new" && (
        <p>
          <button type="button" className="btn btn--quiet" onClick={() => setEditing("new")}>
            {t("group.new")}
          </button>
        </p>
      )}
      {editing === "new" && <GroupForm cohort={cohort} onDone={() => setEditing(undefined)} />}
    </section>
  );
}

interface FormProps {
  readonly cohort: ShownDetail;
  /** Absent: a new one. */
  readonly group?: Shown<CohortGroup>;
  readonly onDone: () => void;
}

/** Typed against one version: when another trainer makes the next meanwhile, the server says so, and nothing typed is lost. */
function GroupForm({ cohort, group: now, onDone }: FormProps) {
  const [group] = useState(now);
  const key = `trainer:group:${cohort.id}:${group ? `${group.id}:${group.version}` : "new"}`;
  const draft = useFormDraft(key, { name: group?.name ?? "", members: group?.members.join(" ") ?? "" });
  return draft ? <Fields cohort={cohort} {...(group && { group })} onDone={onDone} draft={draft} /> : null;
}

function Fields({ cohort, group, onDone, draft }: FormProps & { readonly draft: FormDraft }) {
  const t = useTranslate("trainer");
  const training = useTraining()?.training;
  const [failed, setFailed] = useState<DeviceProblem>();
  const chosen = new Set((draft.values.members ?? "").split(" ").filter(Boolean));
  const [first] = useState(chosen); // those chosen at the beginning stay on top while others are ticked
  const toggle = (learner: string) => {
    const next = chosen.has(learner) ? [...chosen].filter((each) => each !== learner) : [...chosen, learner];
    draft.set("members", next.join(" "));
  };
  const save = async () => {
    if (!training) return;
    const body: GroupChange = { version: (group?.version ?? 0) + 1, name: (draft.values.name ?? "").trim(), members: [...chosen] };
    const kept = await training.change({ kind: "group", cohort: cohort.id, id: group?.id ?? training.newId(), body });
    if (!kept.ok) return setFailed(kept.error);
    draft.clear();
    onDone();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  const cancel = () => {
    draft.clear();
    onDone();
  };
  return (
    <form className="stack" aria-label={group ? group.name : t("group.new")} onSubmit={submit}>
      <DraftField draft={draft} name="name" label={t("group.name")} required maxLength={100} dir="auto" autoComplete="off" />
      <fieldset>
        <legend className="lab">{t("group.members", { count: chosen.size })}</legend>
        <ShownPeople people={cohort.members} isFirst={({ id }) => first.has(id)}>
          {(shown) =>
            shown.map(({ id, name, userName }) => (
              <label key={id} className="pick">
                <input type="checkbox" checked={chosen.has(id)} onChange={() => toggle(id)} />
                <span>
                  <bdi>{name}</bdi> {userName && <bdi className="meta" dir="ltr">{` ${userName}`}</bdi>}
                </span>
              </label>
            ))
          }
        </ShownPeople>
      </fieldset>
      {failed && <RecordProblem problem={failed} onRetry={() => void save()} />}
      <p className="acts">
        <button type="submit" className="btn btn--main">
          {t("save")}
        </button>
        <button type="button" className="btn btn--quiet" onClick={cancel}>
          {t("cancel")}
        </button>
      </p>
    </form>
  );
}

import { useState } from "react";
import { trainerHref } from "#page/address.ts";
import type { CohortMember } from "#sync/cohort-messages.ts";
import { parseCohortPerson } from "#sync/parse-cohort-answers.ts";
import { type ApiProblem, callApi } from "../../api/call-api.ts";
import { useFormat, useLocale, useTranslate } from "../../i18n/i18n.tsx";
import { postParsed } from "../../training/ask-server.ts";
import { ApiProblemText } from "../../ui/api-problem-text.tsx";
import { Confirmed } from "../../ui/confirmed.tsx";
import { ApiForm, Field } from "../../ui/fields.tsx";
import { Groups } from "./groups.tsx";
import { Invitees } from "./invitees.tsx";
import { PersonName } from "./person-name.tsx";
import { ShownPeople } from "./shown-people.tsx";
import type { ViewProps } from "./view-props.ts";

/** Learners, sub-groups and trainers of a cohort. Who is in it changes on the server at once: a change that waited might meet others. */
export function PeopleView({ cohort, onChanged }: ViewProps) {
  const t = useTranslate("trainer");
  const locale = useLocale();
  const [problem, setProblem] = useState<ApiProblem>();
  const { id, members, invitees, groups, trainers, archived } = cohort;
  const change = async (method: "DELETE" | "POST", path: string) => {
    const changed = await callApi(method, `cohorts/${id}/${path}`);
    setProblem(changed.ok ? undefined : changed.error);
    onChanged();
  };
  const remove = (path: string) => change("DELETE", path);
  return (
    <>
      {problem && <ApiProblemText namespace="trainer" problem={problem} />}
      <section aria-labelledby="learners-title">
        <h2 id="learners-title">{t("learners", { count: members.length })}</h2>
        {members.length === 0 && (
          <p>
            {t("learners.none")} <a href={trainerHref(locale, { cohort: id, view: "invitations" })}>{t("view.invitations")}</a>
          </p>
        )}
        {members.length > 0 && (
          <ShownPeople people={members}>
            {(shown) => (
              <Members
                members={shown}
                groupNames={new Map(groups.map((group) => [group.id, group.name]))}
                onRemove={archived ? undefined : (member) => void remove(`members/${member.id}`)}
              />
            )}
          </ShownPeople>
        )}
      </section>
      {invitees.length > 0 && (
        <Invitees
          invitees={invitees}
          onChange={
            archived ? undefined : (action, invitee) => void change(action === "again" ? "POST" : "DELETE", `invitees/${invitee.id}`)
          }
        />
      )}
      <Groups cohort={cohort} />
      <section aria-labelledby="trainers-title">
        <h2 id="trainers-title">{t("trainers")}</h2>
        <p>{t("trainers.text")}</p>
        <ul className="roster">
          {trainers.map((trainer) => (
            <li key={trainer.id}>
              <PersonName person={trainer} />
              {!archived && trainers.length > 1 && (
                <Confirmed
                  button={t("remove")}
                  about={trainer.name}
                  text={t("trainer.remove.text", { name: trainer.name })}
                  onYes={() => void remove(`trainers/${trainer.id}`)}
                />
              )}
            </li>
          ))}
        </ul>
        {!archived && (
          <ApiForm
            label={t("trainer.add")}
            button={t("trainer.add")}
            namespace="trainer"
            send={({ user = "" }) => postParsed(`cohorts/${id}/trainers`, { user: user.trim() }, parseCohortPerson)}
            onDone={onChanged}
          >
            <Field name="user" label={t("trainer.user")} help={t("trainer.user.help")} required autoComplete="off" dir="ltr" />
          </ApiForm>
        )}
      </section>
    </>
  );
}

interface MembersProps {
  readonly members: readonly CohortMember[];
  readonly groupNames: ReadonlyMap<string, string>;
  readonly onRemove: ((member: CohortMember) => void) | undefined;
}

function Members({ members, groupNames, onRemove }: MembersProps) {
  const t = useTranslate("trainer");
  const format = useFormat();
  return (
    <table className="tbl">
      <thead>
        <tr>
          <th scope="col">{t("name")}</th>
          <th scope="col">{t("joined")}</th>
          <th scope="col">{t("groups")}</th>
          {onRemove && (
            <th scope="col">
              <span className="vh">{t("remove")}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <tr key={member.id}>
            <th scope="row">
              <PersonName person={member} />
            </th>
            <td data-label={t("joined")}>{format.date(Date.parse(member.joinedAt))}</td>
            <td data-label={t("groups")}>{format.list(member.groups.flatMap((group) => groupNames.get(group) ?? [])) || "—"}</td>
            {onRemove && (
              <td>
                <Confirmed
                  button={t("remove")}
                  about={member.name}
                  text={t("learner.remove.text", { name: member.name })}
                  onYes={() => onRemove(member)}
                />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

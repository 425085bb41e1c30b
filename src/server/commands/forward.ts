import { assertNever } from "#domain/result.ts";
import { defaultTenant } from "../accounts/set-up-links.ts";
import { type ForwardProblem, sendRecords } from "../forwarding/send-records.ts";
import { type Command, done, failed } from "./command.ts";

/** Sends what was learnt here to another server; by the token that its administrator made. */
export const forward: Command = {
  usage: "forward --to URL [--token TOKEN] [--tenant NAME]",
  summary: "Send everybody's record to another server. The token may also stand in CONCORD_FORWARD_TOKEN.",
  needsServerStopped: false,
  async run({ db }, { to, token, tenant = defaultTenant }) {
    if (to === undefined || token === undefined || !URL.canParse(to)) return failed(`Usage: ${forward.usage}`);
    const sent = await sendRecords({ db }, tenant, { url: to, token });
    if (!sent.ok) return failed(forwardMessage(sent.error));
    const { learners, statements, rejected } = sent.value;
    const refused = rejected > 0 ? ` It refused ${rejected}; they stay here.` : "";
    return done(`The other server has ${statements} statements of ${learners} learners.${refused} Sending again changes nothing.`);
  },
};

function forwardMessage(problem: ForwardProblem): string {
  switch (problem.code) {
    case "forward-insecure":
      return "The other server must be reached by https: over plain http everybody on the way could read the record.";
    case "forward-refused":
      return problem.status === 0
        ? `The other server was not reached (${problem.reason}). Nothing is lost; try again later.`
        : `The other server refused (${problem.status} ${problem.reason}). Nothing is lost; ask its administrator for a token.`;
    default:
      return assertNever(problem);
  }
}

import { defaultTenant, reopenSetUp } from "../accounts/set-up-links.ts";
import { setUpUrl } from "../welcome.ts";
import { type Command, done, failed } from "./command.ts";

/** For a tenant that is new, or whose administrators have all lost their way in. */
export const setUpLink: Command = {
  usage: "set-up-link [--tenant NAME]",
  summary: "Print a link for making an administrator; a tenant that does not exist is made.",
  needsServerStopped: false,
  async run({ db, clock, publicOrigin }, { tenant = defaultTenant }) {
    if (!/^[a-z0-9-]{1,60}$/.test(tenant)) return failed("The name of a tenant is of small letters, digits and hyphens.");
    const token = await reopenSetUp(db, tenant, clock.now());
    return done(`Open this link once, within a day, to become an administrator of ${tenant}:\n${setUpUrl(publicOrigin, token)}`);
  },
};

import type { SessionAnswer } from "#sync/account-messages.ts";
import { isSetUp } from "../accounts/set-up-links.ts";
import { readEpoch } from "../database/epoch.ts";
import { isSecureContext } from "../secure-context.ts";
import type { Api, ApiDeps } from "./api-deps.ts";
import { answering, answers } from "./schemas.ts";

/** Who is signed in, and what this server offers. */
export async function sessionRoutes(api: Api, { services, config, passkeyDomain }: ApiDeps): Promise<void> {
  api.get(
    "/session",
    {
      config: { rule: { who: "anyone", overInsecure: true } },
      schema: { summary: "Who is signed in, and what this server offers", response: answering(answers.session) },
    },
    async (request): Promise<SessionAnswer> => {
      const isSecure = isSecureContext(request);
      const isServed = isSecure || request.account?.workshop === true;
      return {
        account: isServed ? request.account : null,
        server: {
          epoch: await readEpoch(services.db.kysely),
          isSecure,
          isSetUp: await isSetUp(services.db),
          signIn: {
            password: isSecure,
            passkey: isSecure && request.hostname === passkeyDomain,
            providers: isSecure && config.oidc ? [{ id: config.oidc.id, name: config.oidc.name }] : [],
          },
        },
      };
    },
  );
}

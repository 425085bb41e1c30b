import type { FastifyReply, FastifyRequest } from "fastify";
import type { Cookies } from "../accounts/authentication.ts";
import { codeGuessLimits, countGuess, forgiveGuess, type GuessLimit } from "../accounts/guess-limits.ts";
import { setUp } from "../accounts/set-up-links.ts";
import { signIn } from "../accounts/sign-in.ts";
import { signUp } from "../accounts/sign-up.ts";
import { signedInAccount } from "../accounts/signed-in-account.ts";
import { joinWorkshop } from "../accounts/workshop-join.ts";
import type { Api, ApiDeps } from "./api-deps.ts";
import { refuse } from "./api-problems.ts";
import { authRequestFrom, setCookies, withCookies } from "./auth-request.ts";
import { answering, answers, params, queries, requests } from "./schemas.ts";

const anyone = { config: { rule: { who: "anyone" } } } as const;

/** Ways in: with a password, a code, a link, a passkey, a provider, or a workshop's PIN. */
export async function signInRoutes(api: Api, deps: ApiDeps): Promise<void> {
  const { services } = deps;
  const { authentication } = services;

  /** Answers with the account whose session the cookies start. */
  const answerAccount = async (request: FastifyRequest, reply: FastifyReply, cookies: Cookies) => {
    const signedIn = await signedInAccount(services, withCookies(authRequestFrom(request), cookies));
    if (!signedIn) return refuse(reply, { code: "account-disabled" });
    return setCookies(reply, cookies).send({ account: signedIn.account });
  };
  /** Runs what looks at a code, which may be guessed, within the limits for guessing from one address. */
  const guarded = async <T extends { readonly ok: boolean }>(limits: readonly GuessLimit[], look: () => Promise<T>) => {
    const counted = await countGuess(services, limits);
    if (!counted.ok) return counted;
    const seen = await look();
    if (seen.ok) await forgiveGuess(services, limits);
    return seen;
  };

  api.post(
    "/sign-up",
    {
      ...anyone,
      schema: { summary: "Make an account with a join code", body: requests.signUp, response: answering(answers.account, 201) },
    },
    async (request, reply) => {
      const made = await guarded(codeGuessLimits(request.ip), () => signUp(services, request.body));
      if (!made.ok) return refuse(reply, made.error);
      const started = await authentication.signIn(authRequestFrom(request), made.value.userName, request.body.password);
      return started.ok ? answerAccount(request, reply.code(201), started.value.cookies) : refuse(reply, started.error);
    },
  );

  api.post(
    "/set-up",
    {
      ...anyone,
      schema: {
        summary: "Make the first administrator, with the link that the start printed",
        body: requests.setUp,
        response: answering(answers.account, 201),
      },
    },
    async (request, reply) => {
      const made = await guarded(codeGuessLimits(request.ip), () => setUp(services, request.body));
      if (!made.ok) return refuse(reply, made.error);
      const started = await authentication.signIn(authRequestFrom(request), made.value.userName, request.body.password);
      return started.ok ? answerAccount(request, reply.code(201), started.value.cookies) : refuse(reply, started.error);
    },
  );

  api.post(
    "/sign-in",
    { ...anyone, schema: { summary: "Sign in with a password", body: requests.signIn, response: answering(answers.signIn) } },
    async (request, reply) => {
      const started = await signIn(services, authRequestFrom(request), request.ip, request.body);
      if (!started.ok) return refuse(reply, started.error);
      if (!("cookies" in started.value)) return reply.send({ needs: started.value.needs });
      if (started.value.needs) return setCookies(reply, started.value.cookies).send({ needs: started.value.needs });
      return answerAccount(request, reply, started.value.cookies);
    },
  );

  api.post(
    "/sign-in/second-factor",
    {
      ...anyone,
      schema: {
        summary: "Confirm a sign-in with a code of the app or a back-up code",
        body: requests.secondFactor,
        response: answering(answers.account),
      },
    },
    async (request, reply) => {
      const confirmed = await guarded(codeGuessLimits(request.ip), () =>
        authentication.confirmSecondFactor(authRequestFrom(request), request.body.code),
      );
      return confirmed.ok ? answerAccount(request, reply, confirmed.value.cookies) : refuse(reply, confirmed.error);
    },
  );

  api.post(
    "/sign-in/passkey/options",
    {
      ...anyone,
      schema: { summary: "What the browser needs to find a passkey", body: requests.nothing, response: answering(answers.webAuthnOptions) },
    },
    async (request, reply) => {
      if (request.hostname !== deps.passkeyDomain) return refuse(reply, { code: "passkeys-off" });
      const options = await authentication.passkeyRequest(authRequestFrom(request));
      return options.ok ? setCookies(reply, options.value.cookies).send(options.value.options) : refuse(reply, options.error);
    },
  );

  api.post(
    "/sign-in/passkey",
    { ...anyone, schema: { summary: "Sign in with a passkey", body: requests.passkey, response: answering(answers.account) } },
    async (request, reply) => {
      if (request.hostname !== deps.passkeyDomain) return refuse(reply, { code: "passkeys-off" });
      const started = await guarded(codeGuessLimits(request.ip), () =>
        authentication.signInWithPasskey(authRequestFrom(request), request.body.response),
      );
      return started.ok ? answerAccount(request, reply, started.value.cookies) : refuse(reply, started.error);
    },
  );

  api.get(
    "/sign-in/provider/:id",
    {
      ...anyone,
      schema: { summary: "To the sign-in of a provider", params: params.provider, querystring: queries.returnTo, response: redirecting },
    },
    async (request, reply) => {
      const address = await authentication.providerAddress(authRequestFrom(request), request.params.id, request.query.to ?? "/");
      return address.ok ? setCookies(reply, address.value.cookies).redirect(address.value.url) : refuse(reply, address.error);
    },
  );

  api.get(
    "/sign-in/provider/callback/:id",
    { ...anyone, schema: { summary: "Back from the sign-in of a provider", params: params.provider, response: redirecting } },
    async (request, reply) => {
      const query = Object.fromEntries(new URL(request.url, "http://localhost").searchParams);
      const finished = await authentication.finishProvider(authRequestFrom(request), request.params.id, query);
      return setCookies(reply, finished.cookies).redirect(finished.url);
    },
  );

  api.post(
    "/sign-out",
    {
      config: { rule: { who: "anyone", overInsecure: true } },
      schema: { summary: "End this session", body: requests.nothing, response: answering(null) },
    },
    async (request, reply) =>
      setCookies(reply, await authentication.signOut(authRequestFrom(request)))
        .code(204)
        .send(),
  );

  api.post(
    "/workshop/join",
    {
      config: { rule: { who: "anyone", overInsecure: true } },
      schema: {
        summary: "Join a workshop with a name and a PIN, or come back to it",
        body: requests.workshopJoin,
        response: answering(answers.account),
      },
    },
    async (request, reply) => {
      const started = await guarded(codeGuessLimits(request.ip), () =>
        joinWorkshop(services, authRequestFrom(request), request.ip, request.body),
      );
      return started.ok ? answerAccount(request, reply, started.value.cookies) : refuse(reply, started.error);
    },
  );
}

const redirecting = { 302: { type: "null", description: "To the address in Location" } } as const;

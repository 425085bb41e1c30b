import { expect, it, onTestFinished } from "vitest";
import { accountHref, joinHref } from "#page/address.ts";
import { startOidcProvider } from "../support/oidc-provider.ts";
import { startServer } from "./support/app-server.ts";
import { openBrowser } from "./support/browser.ts";
import { builds } from "./support/builds.ts";
import { makeJoinCode, setUpServer } from "./support/people.ts";
import { wordsOf } from "./support/words.ts";

const { "sign-in": signIn } = wordsOf("ar");

it("signs in with a ministry's provider from an invitation in Arabic, and comes back to it with its code", async () => {
  const provider = await startOidcProvider({ id: "concord", secret: "s3cret" });
  onTestFinished(provider.close);
  const server = await startServer(builds.fixture);
  const office = await openBrowser(server.origin);
  await setUpServer(office.page(), server.setUpPath);
  const code = await makeJoinCode(office.page(), { cohort: "Lima" });
  await office.close();
  await server.start(builds.fixture, {
    PUBLIC_URL: server.origin,
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: "concord",
    OIDC_CLIENT_SECRET: "s3cret",
    OIDC_NAME: "Ministry",
  });

  const learner = await openBrowser(server.origin, { language: "ar", viewport: { width: 360, height: 740 } });
  learner.guard.expectVisits(provider.issuer);
  const page = learner.page();
  const begin = async () => {
    await page.getByText(signIn("join.have-account")).click();
    await page.getByRole("link", { name: signIn("provider", { name: "Ministry" }) }).click();
  };

  provider.person = { sub: "p-1", name: "ليلى حداد" };
  provider.isForged = true;
  await page.goto(`${joinHref("ar")}#${code}`);
  await begin();
  await page.getByText(signIn("provider.failed.title")).waitFor();
  await page.getByRole("heading", { name: signIn("join.cohort", { name: "Lima" }) }).waitFor();

  provider.isForged = false;
  await begin();
  await page.getByRole("button", { name: signIn("join.button") }).click();
  await page.getByText(signIn("joined.cohort", { name: "Lima" })).waitFor();
  expect(new URL(page.url()).search).toBe("");

  await page.goto(accountHref("ar"));
  await page.getByRole("region", { name: "ليلى حداد" }).waitFor();
});

import type { FastifyInstance, LightMyRequestResponse } from "fastify";
import { issueSetUpToken } from "#server/accounts/set-up-links.ts";
import type { ApiServer } from "./api-server.ts";

/** A browser on one device: it keeps cookies and says where its page is from. */
export interface ApiClient {
  readonly origin: string;
  get(path: string, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  put(path: string, body?: unknown, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  delete(path: string): Promise<LightMyRequestResponse>;
  readonly cookies: Map<string, string>;
}

export interface ClientPlace {
  /** Origin of the page: decides whether the context is secure. */
  readonly origin?: string;
  /** IP address. */
  readonly address?: string;
}

export function createApiClient(
  app: FastifyInstance,
  { origin = "http://localhost", address = "198.51.100.1" }: ClientPlace = {},
): ApiClient {
  const cookies = new Map<string, string>();
  const { protocol, host } = new URL(origin);
  const send = async (method: "GET" | "POST" | "PUT" | "DELETE", path: string, body: unknown, headers: Record<string, string>) => {
    const response = await app.inject({
      method,
      url: path.startsWith("/") ? path : `/api/${path}`,
      headers: {
        host,
        origin,
        // The server trusts 127.0.0.1, where injected requests come from, as it would its proxy.
        "x-forwarded-for": address,
        "x-forwarded-proto": protocol.slice(0, -1),
        "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
        ...(cookies.size > 0 && { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") }),
        ...headers,
      },
      ...((method === "POST" || method === "PUT") && { payload: body === undefined ? {} : (body as object) }),
    });
    for (const line of [response.headers["set-cookie"] ?? []].flat()) {
      const [pair = "", ...attributes] = line.split(/;\s*/);
      const [, name = "", value = ""] = /^([^=]+)=(.*)$/.exec(pair) ?? [];
      if (value === "" || attributes.some((attribute) => /^max-age=0$/i.test(attribute))) cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
  return {
    origin,
    cookies,
    get: (path, headers = {}) => send("GET", path, undefined, headers),
    post: (path, body, headers = {}) => send("POST", path, body, headers),
    put: (path, body, headers = {}) => send("PUT", path, body, headers),
    delete: (path) => send("DELETE", path, undefined, {}),
  };
}

export const password = "correct horse battery";

/** Sets a tenant up; the administrator is signed in. */
export async function signedInAdministrator(
  { app, services, clock }: ApiServer,
  userName = "admin",
  tenant = "default",
): Promise<ApiClient> {
  await services.db.kysely
    .insertInto("tenants")
    .values({ id: tenant, name: tenant, set_up_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const client = createApiClient(app);
  const token = await issueSetUpToken(services.db, clock.now(), tenant);
  const { statusCode, body } = await client.post("set-up", { token, name: "Ada Administrator", userName, password });
  if (statusCode !== 201) throw new Error(`set-up answered ${statusCode} ${body}`);
  return client;
}

/** A join code made by an administrator. */
export async function joinCodeFrom(administrator: ApiClient, request: object = { role: "learner" }): Promise<string> {
  const answer = await administrator.post("admin/join-codes", request);
  if (answer.statusCode !== 201) throw new Error(`join-codes answered ${answer.statusCode} ${answer.body}`);
  return answer.json().code;
}

/** Signed up with a join code. */
export async function signedUp(app: FastifyInstance, joinCode: string, userName: string, place?: ClientPlace): Promise<ApiClient> {
  const client = createApiClient(app, place);
  const { statusCode, body } = await client.post("sign-up", { joinCode, name: `Name of ${userName}`, userName, password });
  if (statusCode !== 201) throw new Error(`sign-up answered ${statusCode} ${body}`);
  return client;
}

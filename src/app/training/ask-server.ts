import type { Result } from "#domain/result.ts";
import { type ApiProblem, callApi } from "../api/call-api.ts";
import type { Parse } from "./training.ts";

/** What can only be done with the server there: its answer is needed, and it is not kept to be sent later. */
export async function postParsed<T>(path: string, body: unknown, parse: Parse<T>): Promise<Result<T, ApiProblem>> {
  const answer = await callApi<unknown>("POST", path, body);
  return answer.ok ? parse(answer.value) : answer;
}

import { createORPCClient } from '@orpc/client';
import type { AnyContractRouter, ContractRouterClient } from '@orpc/contract';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { createTanstackQueryUtils, type RouterUtils } from '@orpc/tanstack-query';
import { noteServerDate } from './now.ts';

/** The routes of a contract, each with its `call`, `queryOptions`, `mutationOptions` and `key`.
 *  Contracts speak in JSON alone, so what they say is what arrives. */
export type Api<Contract extends AnyContractRouter> = RouterUtils<ContractRouterClient<Contract>>;

/** The way to a module's routes: `const api = createApi('desk', contract)`.
 *  module: the first part of every query key. */
export function createApi<Contract extends AnyContractRouter>(
  module: string,
  contract: Contract,
): Api<Contract> {
  const link = new OpenAPILink(contract, {
    url: () => new URL('/api/v1', location.origin),
    headers: () => ({ 'accept-language': document.documentElement.lang }),
    fetch: send,
  });
  const client: ContractRouterClient<Contract> = createORPCClient(link);
  return createTanstackQueryUtils(client, { path: [module] });
}

/** A field that the server found wrong. path: `address.city`. */
export interface FieldIssue {
  readonly path: string;
  readonly message: string;
}

/** A request that did not go through. code: as the server names it; `unreachable` when no answer
 *  came. status: HTTP's, 0 without an answer. data fills the words of `error.CODE`. */
export class ApiProblem extends Error {
  readonly code: string;
  readonly status: number;
  readonly data: Readonly<Record<string, unknown>>;
  readonly issues: readonly FieldIssue[];

  constructor(
    code: string,
    { status = 0, data = {}, issues = [], cause }: Partial<ApiProblem> & { cause?: unknown },
  ) {
    super(code, { cause });
    this.name = 'ApiProblem';
    this.code = code;
    this.status = status;
    this.data = data;
    this.issues = issues;
  }
}

/** Whether the same request may go through later. */
export function isPassing(error: unknown): boolean {
  return error instanceof ApiProblem && (error.status === 0 || error.status >= 500);
}

/** Asks the server. Anything but success is thrown as ApiProblem, read before oRPC sees it, which
 *  takes `application/problem+json` for a file. */
export async function send(request: Request, init?: RequestInit): Promise<Response> {
  const response = await fetch(request, init).catch((cause: unknown) => {
    if (request.signal.aborted) throw cause;
    throw new ApiProblem('unreachable', { cause });
  });
  noteServerDate(response.headers.get('date'));
  if (response.ok) return response;
  throw problemOf(response.status, await response.json().catch(() => null));
}

/** A body that is no problem document comes from something between us and the server. */
function problemOf(status: number, body: unknown): ApiProblem {
  if (typeof body !== 'object' || body === null || !('code' in body))
    return new ApiProblem(status >= 500 ? 'unreachable' : 'invalid-input', { status });
  const { data, issues } = body as Partial<ApiProblem>;
  return new ApiProblem(String(body.code), {
    status,
    ...(data && { data }),
    ...(issues && { issues }),
  });
}

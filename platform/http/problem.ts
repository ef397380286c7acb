import { ORPCError, ValidationError } from '@orpc/contract';
import { DomainError, Unavailable } from '#kernel/errors.ts';

/** A problem as RFC 9457 tells it. code names the words in the catalogues, data fills them, issues
 *  name the fields. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly issues?: readonly { readonly path: string; readonly message: string }[];
}

export const problemMediaType = 'application/problem+json';

const statusOfCode = new Map([
  ['signed-out', 401],
  ['forbidden', 403],
  ['not-found', 404],
  ['changed-meanwhile', 409],
  ['too-large', 413],
  ['too-many-requests', 429],
  ['too-many-attempts', 429],
]);
const refusedStatus = 422;

/** The status of a refusal: by its code, or by what follows the module's name in it. */
function statusOf(code: string): number {
  return statusOfCode.get(code.slice(code.indexOf('.') + 1)) ?? refusedStatus;
}

/** Any error as a problem. What is not a refusal tells nothing of the inside. */
export function problemOf(error: unknown): Problem {
  if (error instanceof DomainError) {
    return problem(statusOf(error.code), error.code, { data: error.data });
  }
  if (error instanceof Unavailable) return problem(503, 'unavailable');
  if (error instanceof ORPCError) return problemOfRoute(error);
  const status = statusOfError(error);
  if (status < 500) return problem(status, status === 413 ? 'too-large' : 'invalid-input');
  return problem(500, 'internal-error');
}

function problemOfRoute(error: ORPCError<string, unknown>): Problem {
  if (error.cause instanceof DomainError || error.cause instanceof Unavailable) {
    return problemOf(error.cause);
  }
  if (error.cause instanceof ValidationError && error.status < 500) {
    const issues = error.cause.issues.map((issue) => ({
      path: (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)),
      message: issue.message,
    }));
    return problem(400, 'invalid-input', {
      issues: issues.map(({ path, message }) => ({ path: path.join('.'), message })),
    });
  }
  if (error.status === 404) return problem(404, 'not-found');
  if (error.status < 500) return problem(error.status, 'invalid-input');
  return problem(500, 'internal-error');
}

function problem(status: number, code: string, rest: Partial<Problem> = {}): Problem {
  return { type: `/problems/${code}`, title: titleOf(code), status, code, ...rest };
}

/** A plain English title for people who read the API's answers as they are. */
function titleOf(code: string): string {
  const words = code.slice(code.indexOf('.') + 1).replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function statusOfError(error: unknown): number {
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number') {
    return error.statusCode;
  }
  return 500;
}

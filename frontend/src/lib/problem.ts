/** One field that the gateway did not take. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
  /** What would be taken; absent when the message says it all. */
  readonly allowed?: string;
}

/**
 * A refusal by the gateway: a problem document (RFC 9457), or what can be said of an answer that
 * carried none (a proxy's error page).
 */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    /** HTTP status. */
    readonly status: number,
    /** The gateway's stable word for what went wrong; `unknown` when the answer was not a problem document. */
    readonly code: string,
    detail: string,
    readonly fields: readonly FieldProblem[] = [],
    readonly retryAfterSeconds?: number,
  ) {
    super(detail);
  }

  /** Reads a problem from the body of a refused answer. */
  static from(status: number, body: unknown): Problem {
    if (!isRecord(body)) return new Problem(status, 'unknown', '');
    const retry = body['retryAfterSeconds'];
    return new Problem(
      status,
      text(body['code']) ?? 'unknown',
      text(body['detail']) ?? text(body['title']) ?? '',
      fieldsOf(body['errors']),
      typeof retry === 'number' ? retry : undefined,
    );
  }
}

/**
 * True for an answer that says no. A fault on the way (5xx: RFC 9110, section 15.6) leaves open
 * whether this request, or an earlier one under the same key, was taken.
 */
export function isRefusal(error: unknown): error is Problem {
  return error instanceof Problem && error.status < 500;
}

function fieldsOf(errors: unknown): FieldProblem[] {
  if (!Array.isArray(errors)) return [];
  return errors.filter(isRecord).map((error) => {
    const allowed = text(error['allowed']);
    return {
      field: text(error['field']) ?? '',
      message: text(error['message']) ?? '',
      ...(allowed !== undefined && { allowed }),
    };
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

import pg from 'pg';
import { Unavailable } from '#kernel/errors.ts';

/** Of the system: its address is not known, nobody listens there. */
const reachingCalls = new Set(['getaddrinfo', 'connect']);
/** Of the system: the line broke. */
const brokenLines = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT']);
/** Of PostgreSQL: it is being stopped, starting, or full. Source: its manual, appendix A. */
const unwillingStates = /^(08...|57P0[123]|53300)$/;
/** Of the driver, which gives these no code. */
const driverSentences =
  /^(Connection terminated|Client has encountered|timeout exceeded when trying to connect)/;

/** An error of the database's connection as `Unavailable`; any other as it is. */
export function asOutage(error: unknown): unknown {
  return isOutage(error) ? new Unavailable('The database does not answer.', error) : error;
}

/** Whether the connection to the database is lost, or there is none. */
export function isOutage(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return unwillingStates.test(error.code ?? '');
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError) return error.errors.some(isOutage);
  const isOutOfReach = 'syscall' in error && reachingCalls.has(String(error.syscall));
  const isBroken = 'code' in error && brokenLines.has(String(error.code));
  return isOutOfReach || isBroken || driverSentences.test(error.message);
}

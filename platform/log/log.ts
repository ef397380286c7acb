import pino from 'pino';
import { Unavailable } from '#kernel/errors.ts';
import { redact } from './redaction.ts';

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
/** The least that is written; `silent` writes nothing. */
export type LogLevel = (typeof logLevels)[number];
type LineLevel = Exclude<LogLevel, 'silent'>;

type Write = (sentence: string, data?: Readonly<Record<string, unknown>>) => void;

/** What the program tells its operators: a fixed sentence, so that lines can be counted, and data
 *  beside it, from which secrets and personal data are hidden. A line about an `Unavailable` error
 *  is left out: whoever watches for it has told of it. */
export interface Log extends Readonly<Record<LineLevel, Write>> {
  /** The same log, signed by a module. */
  readonly child: (module: string) => Log;
}

export interface LogDestination {
  write(line: string): unknown;
}

/** Opens the log: JSON lines, or lines for people when standard output is a terminal. */
export function openLog({
  level,
  destination = process.stdout.isTTY ? terminal(process.stdout) : pino.destination(1),
}: {
  level: LogLevel;
  destination?: LogDestination;
}): Log {
  const root = pino(
    {
      level,
      base: null,
      messageKey: 'message',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  );
  return wrap(root);
}

/** Turns the JSON lines of a log into lines for people. */
export function terminal(output: LogDestination): LogDestination {
  return { write: (line) => output.write(readable(line)) };
}

function wrap(logger: pino.Logger): Log {
  const writeAt =
    (level: LineLevel): Write =>
    (sentence, data) => {
      if (!logger.isLevelEnabled(level) || data?.error instanceof Unavailable) return;
      logger[level](data ? { data: redact(data) } : {}, sentence);
    };
  return {
    debug: writeAt('debug'),
    info: writeAt('info'),
    warn: writeAt('warn'),
    error: writeAt('error'),
    child: (module) => wrap(logger.child({ module })),
  };
}

interface Line {
  readonly time: string;
  readonly level: LineLevel;
  readonly module?: string;
  readonly message: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

const colours = { debug: 90, info: 36, warn: 33, error: 31 } satisfies Record<LineLevel, number>;

/** `12:30:05 warn  routing: An offer was lost. queue=… attempt=2`, and the stack of an error. */
function readable(json: string): string {
  const { time, level, module, message, data = {} }: Line = JSON.parse(json);
  const words = Object.entries(data).map(([key, value]) => `${key}=${shortened(value)}`);
  const name = `\x1b[${colours[level]}m${level.padEnd(5)}\x1b[0m`;
  const sentence = [module ? `${module}: ${message}` : message, ...words].join(' ');
  return `${time.slice(11, 19)} ${name} ${sentence}\n${stackOf(data.error)}`;
}

function shortened(value: unknown): string {
  if (isError(value)) return value.message;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function stackOf(error: unknown): string {
  return isError(error) ? `${error.stack.split('\n').slice(1).join('\n')}\n` : '';
}

function isError(value: unknown): value is { message: string; stack: string } {
  return typeof value === 'object' && value !== null && 'stack' in value && 'message' in value;
}

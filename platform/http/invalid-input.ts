import { ORPCError, ValidationError } from '@orpc/contract';
import type { z } from 'zod';
import { en, ru, zhCN } from 'zod/locales';
import { type Language, languages } from '#kernel/language.ts';
import { unstorablePath } from './texts.ts';

const wordsOf = { en: en(), ru: ru(), zh: zhCN() } satisfies Record<Language, object>;

/** The language of Heed that an `Accept-Language` header likes best; English when it likes none.
 *  Source: RFC 9110, section 12.5.4. */
export function languageOf(header: string | undefined): Language {
  const wanted = (header ?? '').split(',').map((range) => {
    const [tag = '', quality = 'q=1'] = range.split(';').map((part) => part.trim());
    const language = languages.find((each) => each === tag.slice(0, 2).toLowerCase());
    return { language, weight: Number(quality.replace(/^q=/, '')) };
  });
  const best = wanted
    .filter(({ language, weight }) => language && weight > 0)
    .toSorted((one, other) => other.weight - one.weight);
  return best[0]?.language ?? 'en';
}

/** Refuses, with the field named, an input with a text that the database does not keep. */
export function refuseUnstorable(input: unknown): void {
  const path = unstorablePath(input);
  if (path === null) return;
  const issue = { code: 'custom', path: path.split('.'), message: '' };
  throw invalid([issue], input);
}

/** A refused input with what is wrong told in a language. Any other error as it is. */
export function toldIn(language: Language, error: unknown): unknown {
  if (!(error instanceof ORPCError && error.cause instanceof ValidationError)) return error;
  if (error.status >= 500) return error;
  const { issues, data } = error.cause;
  return invalid(
    issues.map((issue) => ({ ...issue, message: messageOf(issue, data, language) })),
    data,
  );
}

type Issue = ValidationError['issues'][number];

function invalid(issues: readonly Issue[], data: unknown): ORPCError<'BAD_REQUEST', undefined> {
  const message = 'Input validation failed';
  return new ORPCError('BAD_REQUEST', {
    message,
    cause: new ValidationError({ message, issues, data }),
  });
}

/** An issue says what was expected, but not what it found; that is looked up in the input. */
function messageOf(issue: Issue, data: unknown, language: Language): string {
  const found = { ...issue, input: valueAt(data, issue.path ?? []) };
  const told = isZodIssue(found) ? wordsOf[language].localeError(found) : undefined;
  return (typeof told === 'string' ? told : told?.message) ?? issue.message;
}

function isZodIssue(issue: object): issue is z.core.$ZodRawIssue {
  return 'code' in issue;
}

function valueAt(data: unknown, path: NonNullable<Issue['path']>): unknown {
  return path.reduce<unknown>((value, part) => {
    const key = typeof part === 'object' ? part.key : part;
    return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  }, data);
}

import { z } from 'zod';
import type { Id } from '#kernel/id.ts';
import { languages } from '#kernel/language.ts';
import { id, instant, type Language, language } from '#platform/http/contract.ts';

export const maximumSnippetLength = 10_000;
export const maximumShortcutLength = 30;
const maximumTags = 10;

export const readyChannel = z.enum(['chat', 'email']);
export type ReadyChannel = z.infer<typeof readyChannel>;

const name = z.string().trim().min(1).max(120);
const text = z.string().trim().max(maximumSnippetLength);
const shortcut = z
  .string()
  .trim()
  .toLowerCase()
  .max(maximumShortcutLength)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u);

/** What snippets and macros have in common: how they are called and where they are offered. */
export const readyGiven = z.object({
  names: z.object({ en: name, ru: name, zh: name }),
  /** What is typed after the slash, in small letters; null when it has none. */
  shortcut: shortcut.nullable(),
  channels: z.array(readyChannel),
  isArchived: z.boolean(),
});

/** Who saved it last. */
export const readySaved = z.object({
  id,
  projectId: id,
  /** Counts the changes, from 1. */
  revision: z.number().int(),
  changedAt: instant,
  changedBy: id,
});

/** What is given to write a snippet. */
export const snippetGiven = readyGiven.extend({
  /** Empty where it is not written yet; in its original language it is never empty. */
  texts: z.object({ en: text, ru: text, zh: text }),
  originalLanguage: language,
  tags: z.array(z.string().trim().min(1).max(60)).max(maximumTags),
});
export type SnippetGiven = z.infer<typeof snippetGiven>;

/** Words that agents have ready for customers. They leave places open: filling.ts. */
export const snippet = snippetGiven.extend({
  ...readySaved.shape,
  /** Whose own it is; null: the project's. Nobody else sees somebody's own. */
  ownerId: id.nullable(),
});
export type Snippet = z.infer<typeof snippet>;

/** The text that a customer is given: in his language, else in the snippet's own. */
export function textFor(
  { texts, originalLanguage }: Pick<Snippet, 'texts' | 'originalLanguage'>,
  wanted: Language,
): { readonly text: string; readonly language: Language } {
  const chosen = texts[wanted].trim() === '' ? originalLanguage : wanted;
  return { text: texts[chosen], language: chosen };
}

/** The languages in which a snippet is written. */
export function languagesOf({ texts }: Pick<Snippet, 'texts'>): Language[] {
  return languages.filter((each) => texts[each].trim() !== '');
}

/** Whether a macro may use it: a macro is everybody's, so its snippets are the project's. */
export function isForMacros({ ownerId, isArchived }: Snippet): boolean {
  return ownerId === null && !isArchived;
}

/** What is called alike: a live one of the project's or of the same person's with the shortcut. */
export function isTaken(
  others: readonly { id: Id; shortcut: string | null; isArchived: boolean }[],
  given: { id: Id; shortcut: string | null; isArchived: boolean },
): boolean {
  if (given.shortcut === null || given.isArchived) return false;
  return others.some(
    (other) => other.id !== given.id && !other.isArchived && other.shortcut === given.shortcut,
  );
}

import { given } from '#kernel/given.ts';
import type { Language } from '#platform/http/contract.ts';
import type { Widget } from '../contract.ts';
import en from '../widget/messages/en.json' with { type: 'json' };
import ru from '../widget/messages/ru.json' with { type: 'json' };
import zh from '../widget/messages/zh.json' with { type: 'json' };

type Words = Readonly<Record<string, string>>;

const catalogues: Readonly<Record<Language, Words>> = { en, ru, zh };

/** The words of the widget in a language, with the project's own in place of the standard ones.
 *  Where agents read along, the visitor is told so with the name of who is with him.
 *  closed: said to whoever comes while the queue is closed, before he leaves a message. */
export function wordsOf(
  { texts, isPreviewOn }: Pick<Widget, 'texts' | 'isPreviewOn'>,
  language: Language,
  closed: string | null,
): Words {
  const own: Words = given(texts[language] ?? {});
  const standard = catalogues[language];
  const agent = standard[isPreviewOn ? 'widget.agent-reading' : 'widget.agent'];
  const words: Words = {
    ...standard,
    ...(agent && { 'widget.agent': agent }),
    ...Object.fromEntries(Object.entries(own).map(([name, text]) => [`widget.${name}`, text])),
  };
  return closed ? { ...words, 'widget.offline': `${closed}\n${words['widget.offline']}` } : words;
}

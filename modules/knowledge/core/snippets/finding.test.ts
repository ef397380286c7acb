import { describe, expect, it } from 'vitest';
import { findReady, listReady } from './finding.ts';
import { macroOf, snippetOf } from './snippet.fixture.ts';

const texts = (ru: string) => ({ en: '', ru, zh: '' });
const late = snippetOf('Задержка', { shortcut: 'late', texts: texts('Посылка идёт дольше') });
const latest = snippetOf('Новости', { shortcut: 'later' });
const money = snippetOf('Деньги', { texts: texts('Вернём за задержку'), tags: ['возвраты'] });
const mail = snippetOf('Задержка письмом', { channels: ['email'] });
const gone = snippetOf('Задержка прежняя', { isArchived: true });
const own = snippetOf('Моё', { ownerId: late.changedBy });
const close = macroOf('Закрыть', [{ kind: 'note', text: 'сдвинулся срок' }, { kind: 'finish' }]);
const stock = {
  snippets: [late, latest, money, mail, gone, own],
  macros: [close],
  uses: new Map([
    [money.id, 12],
    [close.id, 30],
  ]),
};

describe('what is ready', () => {
  const find = (search: string) =>
    findReady(stock, { channel: 'chat', language: 'ru', search }).map(({ item }) => item);

  it.each([
    ['by its shortcut before those that begin with it', 'late', [late, latest]],
    ['by its name before its words', 'задерж', [late, money]],
    ['by its tags', 'возврат', [money]],
    ['by the note of a macro', 'срок', [close]],
    ['by several words', 'посылка дольше', [late]],
    ['with ё as е, in any case', 'ИДЕТ', [late]],
    ['typed on the other keyboard', 'pflth;rf', [late]],
    ['not at all when nothing matches', 'ничего такого', []],
  ])('is found %s', (_, search, found) => {
    expect(find(search)).toEqual(found);
  });

  it('is listed by use while nothing is searched, without the archived', () => {
    expect(find('')).toEqual([close, money, late, own, latest]);
  });

  it('is listed by kind, by owner, and archived apart', () => {
    const list = (show: Parameters<typeof listReady>[1]['show']) =>
      listReady(stock, { show, language: 'ru', search: '' }).map(({ item }) => item);
    expect(list('macros')).toEqual([close]);
    expect(list('own')).toEqual([own]);
    expect(list('archived')).toEqual([gone]);
    expect(list('snippets')).toContain(mail);
    expect(list('all')).toHaveLength(6);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { type MacroStep, macroStepKinds } from './macro.ts';
import { faultsOf } from './macro-faults.ts';
import { prepareMacro } from './prepare-macro.ts';
import { snippetOf } from './snippet.fixture.ts';

const bye = snippetOf('Bye', {
  texts: { en: 'Bye, {customerName}', ru: 'Пока, {customerName}', zh: '' },
});
const dated = snippetOf('By', { texts: { en: 'By {date}', ru: '', zh: '' } });
const chatOnly = snippetOf('Chat', { channels: ['chat'] });
const archived = snippetOf('Gone', { isArchived: true });
const own = snippetOf('Mine', { ownerId: newId() });
const [reasonId, queueId, departmentId] = [newId(), newId(), newId()];

const steps = {
  insert: { kind: 'insert', snippetId: bye.id },
  reply: { kind: 'reply', snippetId: bye.id },
  note: { kind: 'note', text: 'seen' },
  reason: { kind: 'reason', reasonId },
  transfer: { kind: 'transfer', queueId, note: '' },
  wait: { kind: 'wait' },
  finish: { kind: 'finish' },
  close: { kind: 'close', resolution: 'resolved', causeKind: null, departmentId },
} as const satisfies Record<string, MacroStep>;
type Key = keyof typeof steps;

const known = {
  snippets: [bye, dated, chatOnly, archived, own],
  reasonIds: new Set([reasonId]),
  queues: new Map([[queueId, ['chat', 'email'] as const]]),
  departmentIds: new Set([departmentId]),
};
const judge = (given: readonly MacroStep[], about: object = known) =>
  faultsOf({ steps: given, channels: ['chat', 'email'] }, about);

describe('the steps of a macro', () => {
  it.each<[string, Key[]]>([
    ['answers and closes', ['reply', 'reason', 'close']],
    ['answers, ends the talk, codes and closes', ['reply', 'finish', 'reason', 'note', 'close']],
    ['asks and waits', ['reply', 'wait']],
    ['waits, and is then handed on', ['wait', 'note', 'transfer']],
    ['leaves words for the agent to finish', ['reason', 'note', 'insert']],
    ['puts two snippets into one reply', ['insert', 'insert']],
  ])('can be taken when it %s', (_, keys) => {
    expect(judge(keys.map((key) => steps[key]))).toEqual([]);
  });

  it.each<[string, Key[], number, string]>([
    ['after closing', ['close', 'note'], 1, 'after-end'],
    ['after handing over', ['transfer', 'reply'], 1, 'after-end'],
    ['an answer after the talk', ['finish', 'reply'], 1, 'after-finish'],
    ['an answer after the customer’s turn', ['wait', 'insert'], 1, 'after-wait'],
    ['closing over unsent words', ['insert', 'close'], 1, 'unsent'],
    ['sending over unsent words', ['insert', 'reply'], 1, 'unsent'],
    ['a second reason', ['reason', 'note', 'reason'], 2, 'twice'],
  ])('cannot be taken: %s', (_, keys, place, code) => {
    expect(judge(keys.map((key) => steps[key]))).toEqual([{ place, code }]);
  });

  it.each<[string, MacroStep, string]>([
    ['an archived snippet', { kind: 'reply', snippetId: archived.id }, 'unknown-snippet'],
    ['somebody’s own snippet', { kind: 'reply', snippetId: own.id }, 'unknown-snippet'],
    ['no snippet', { kind: 'insert', snippetId: newId() }, 'unknown-snippet'],
    ['a snippet for chats alone', { kind: 'reply', snippetId: chatOnly.id }, 'other-channel'],
    ['a removed reason', { kind: 'reason', reasonId: newId() }, 'unknown-reason'],
    ['a removed queue', { ...steps.transfer, queueId: newId() }, 'unknown-queue'],
    ['a removed department', { ...steps.close, departmentId: newId() }, 'unknown-department'],
  ])('name %s: that is told', (_, step, code) => {
    expect(judge([step])).toEqual([{ place: 0, code }]);
    expect(judge([step], {})).toEqual([]);
  });

  it('name a queue that does not serve the channels of the macro: that is told', () => {
    const queues = new Map([[queueId, ['chat'] as const]]);
    expect(judge([steps.transfer], { queues })).toEqual([{ place: 0, code: 'other-channel' }]);
  });

  it('never go on behind the end, whatever they are', () => {
    const any = fc.array(fc.constantFrom(...macroStepKinds), { maxLength: 10 });
    fc.assert(
      fc.property(any, (kinds) => {
        const faults = judge(kinds.map((kind) => steps[kind]));
        const end = kinds.findIndex(
          (kind, place) =>
            (kind === 'close' || kind === 'transfer') &&
            !faults.some((fault) => fault.place === place && fault.code.startsWith('after-')),
        );
        const behind = end < 0 ? 0 : kinds.length - end - 1;
        expect(faults.filter(({ place }) => end >= 0 && place > end)).toHaveLength(behind);
      }),
    );
  });
});

describe('a macro made ready for a contact', () => {
  const prepare = (given: readonly MacroStep[], language: 'ru' | 'zh' = 'ru') =>
    prepareMacro(
      { steps: [...given], channels: ['chat'] },
      { ...known, language, valuesIn: (own) => ({ customerName: own === 'ru' ? 'Анна' : 'Anna' }) },
    );

  it('has its words in the customer’s language, else in the snippet’s own', () => {
    expect(prepare([steps.reply, steps.finish]).steps).toEqual([
      { kind: 'reply', text: 'Пока, Анна', language: 'ru' },
      { kind: 'finish' },
    ]);
    expect(prepare([steps.reply], 'zh').steps).toEqual([
      { kind: 'reply', text: 'Bye, Anna', language: 'en' },
    ]);
  });

  it('does nothing at all while one of its steps is faulty', () => {
    const gone = { kind: 'reason', reasonId: newId() } as const;
    expect(prepare([steps.reply, gone])).toEqual({
      steps: null,
      faults: [{ place: 1, code: 'unknown-reason' }],
    });
  });

  it('sends no open place, but may leave one in the reply', () => {
    const sent = { kind: 'reply', snippetId: dated.id } as const;
    expect(prepare([sent]).faults).toEqual([{ place: 0, code: 'open-places' }]);
    expect(prepare([{ ...sent, kind: 'insert' }]).steps).toMatchObject([{ text: 'By {date}' }]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayOf, keptDetail, questionOf } from './display.ts';
import { damage, device, order, restarted, since } from './guide.fixture.ts';
import { type DialogueMessage, type GivenValue, readDialogue } from './read-dialogue.ts';

const details = [order, since, device, damage, restarted];
const orders = [
  { number: 'BS12345678', isOpen: true },
  { number: 'BS99990000', isOpen: true },
];
const minute = (place: number) => `2026-11-22T10:${String(place).padStart(2, '0')}:00.000Z`;

/** A dialogue: `c:` what the customer says, `a:` what the agent says, a minute apart. */
function spoken(lines: readonly string[]): DialogueMessage[] {
  return lines.map((line, place) => ({
    id: `m${place}`,
    author: line.startsWith('c:') ? 'customer' : 'agent',
    text: line.slice(2).trim(),
    at: minute(place),
  }));
}

function read(
  lines: readonly string[],
  more: { given?: GivenValue[]; orders?: { number: string; isOpen: boolean }[] } = {},
) {
  return readDialogue({ details }, spoken(lines), {
    ...{ now: '2026-11-22T12:00:00.000Z', timeZone: 'UTC', given: more.given ?? [] },
    orders: more.orders ?? orders,
  });
}

const of = (reading: ReturnType<typeof read>, key: string) =>
  reading.details.find((each) => each.key === key);

describe('a dialogue', () => {
  it('tells at once what the customer has said, and where', () => {
    const text = 'c:Заказ BS12345678, роутер не работает с понедельника';
    const reading = read([text]);
    expect(of(reading, 'order')).toMatchObject({ value: 'BS12345678', isSure: true });
    expect(of(reading, 'order')?.where).toEqual({ messageId: 'm0', from: 6, to: 16 });
    expect(of(reading, 'since')).toMatchObject({ value: '2026-11-16', isSure: true });
    expect(of(reading, 'device')).toMatchObject({ value: 'router', state: 'found' });
    expect(reading.next).toEqual({ key: 'damage', value: null });
  });

  it('leaves what is missing, first what is required, in the order of the guide', () => {
    expect(read(['c:Здравствуйте']).next).toEqual({ key: 'order', value: null });
    expect(read(['c:BS12345678']).next).toEqual({ key: 'since', value: null });
  });

  it('asks to confirm what was said without certainty', () => {
    const reading = read(['c:BS12345678, сломалось вчера, телефон']);
    expect(of(reading, 'since')).toMatchObject({ value: '2026-11-21', isSure: false });
    expect(reading.next).toEqual({ key: 'since', value: '2026-11-21' });
  });

  it('reads a bare answer by the question before it', () => {
    const lines = [
      'c:Не работает',
      `a:${since.open.ru}`,
      'c:3 дня',
      `a:${order.open.ru}`,
      'c:9999',
    ];
    const reading = read(lines);
    expect(of(reading, 'since')).toMatchObject({ value: '2026-11-19', isSure: true });
    expect(of(reading, 'order')).toMatchObject({ value: '9999', isSure: false });
  });

  it('understands a question that the agent has put in his own words', () => {
    const reading = read([
      'c:не работает',
      'a:Скажите, с какого времени у вас не работает?',
      'c:2 дня',
    ]);
    expect(of(reading, 'since')?.value).toBe('2026-11-20');
  });

  it('takes the words of an answer as they are', () => {
    const reading = read(['c:Привет', `a:${damage.open.ru}`, 'c:Левый угол и крышка']);
    expect(of(reading, 'damage')).toMatchObject({ value: 'Левый угол и крышка', isSure: true });
  });

  it('finds the sentence that speaks of it', () => {
    const reading = read(['c:Пришла посылка. На экране трещина во всю длину! Что делать?']);
    expect(of(reading, 'damage')?.value).toBe('На экране трещина во всю длину');
  });

  it.each([
    ['да', 'confirmed', '2026-11-21'],
    ['нет', 'contradicted', null],
    ['нет, с понедельника', 'contradicted', '2026-11-16'],
    ['Да, верно', 'confirmed', '2026-11-21'],
  ])('a closed question is answered with "%s"', (answer, state, value) => {
    const question = questionOf(since, { value: '2026-11-21', language: 'ru' });
    const reading = read(['c:сломалось вчера', `a:${question}`, `c:${answer}`]);
    const found = of(reading, 'since');
    expect(found?.value).toBe(value);
    expect(found?.state === 'found' ? 'contradicted' : found?.state).toBe(state);
  });

  it('takes the new value of a denial without another question', () => {
    const question = questionOf(since, { value: '2026-11-21', language: 'en' });
    const reading = read(['c:it broke yesterday', `a:${question}`, 'c:No, since Monday']);
    expect(of(reading, 'since')).toMatchObject({ value: '2026-11-16', isSure: true });
  });

  it.each([
    [['c:路由器坏了', `a:${device.closed.zh.replace('{value}', '路由器')}`, 'c:对'], 'confirmed'],
    [['c:路由器坏了', `a:${device.closed.zh.replace('{value}', '路由器')}`, 'c:没错'], 'confirmed'],
    [
      ['c:路由器坏了', `a:${device.closed.zh.replace('{value}', '路由器')}`, 'c:不是'],
      'contradicted',
    ],
    [['c:the router is off', 'a:So the router, is that so?', 'c:yes'], 'confirmed'],
  ])('%s', (lines, state) => expect(of(read(lines), 'device')?.state).toBe(state));

  it('notices when two things are said, and asks for the later', () => {
    const reading = read(['c:заказ BS12345678', 'a:Смотрю', 'c:то есть BS99990000']);
    expect(of(reading, 'order')).toMatchObject({ state: 'contradicted', value: 'BS99990000' });
    expect(of(reading, 'order')?.others.map(({ value }) => value)).toEqual(['BS12345678']);
    expect(reading.next).toEqual({ key: 'order', value: 'BS99990000' });
  });

  it('drops what the customer denies', () => {
    const reading = read(['c:телефон', 'a:Понял', 'c:ой, не телефон, а ноутбук']);
    expect(of(reading, 'device')).toMatchObject({ value: 'laptop' });
    expect(of(reading, 'device')?.others.map(({ value }) => value)).toEqual(['phone']);
  });

  it('does not ask again what was asked just now, and comes back to it last', () => {
    const lines = ['c:Здравствуйте', `a:${order.open.ru}`];
    expect(read(lines).next?.key).toBe('since');
    expect(read([...lines, 'c:сейчас посмотрю']).next?.key).toBe('since');
  });

  it('does not press for what the customer does not know', () => {
    const reading = read(['c:BS12345678', `a:${since.open.ru}`, 'c:не помню']);
    expect(of(reading, 'since')?.state).toBe('missing');
    expect(reading.next?.key).toBe('device');
  });

  it('offers the only open order to be confirmed', () => {
    const reading = read(['c:где посылка?'], { orders: [{ number: 'BS1', isOpen: true }] });
    expect(of(reading, 'order')).toMatchObject({ value: 'BS1', source: 'orders', isSure: false });
    expect(reading.next).toEqual({ key: 'order', value: 'BS1' });
  });

  it('answers yes or no, also without being asked', () => {
    expect(of(read(['c:я уже перезагружал роутер']), 'restarted')?.value).toBe('yes');
    expect(of(read(['c:я его не перезагружал']), 'restarted')?.value).toBe('no');
    expect(of(read(['c:没重启过']), 'restarted')?.value).toBe('no');
    const asked = ['c:Hi', `a:${restarted.open.en}`, 'c:Yes, twice'];
    expect(of(read(asked), 'restarted')).toMatchObject({ value: 'yes', isSure: true });
    expect(of(read(['c:надо перезагружать?']), 'restarted')?.isSure).toBe(false);
  });

  it('keeps what the agent has set until the customer says something else', () => {
    const given = [{ key: 'since', value: '2026-11-01', at: minute(1) }];
    const lines = ['c:с понедельника', 'a:Понял'];
    expect(of(read(lines, { given }), 'since')).toMatchObject({
      ...{ value: '2026-11-01', state: 'confirmed', source: 'given' },
    });
    const later = [...lines, 'c:вернее, с пятницы'];
    expect(of(read(later, { given }), 'since')).toMatchObject({ state: 'contradicted' });
    const wrong = [{ key: 'since', value: null, at: minute(1) }];
    expect(of(read(lines, { given: wrong }), 'since')?.state).toBe('missing');
  });

  it('counts days from when they were said, in the time zone of the project', () => {
    const message = { id: 'm', author: 'customer' as const, text: 'не работает со вчера' };
    const reading = readDialogue(
      { details: [since] },
      [{ ...message, at: '2026-11-20T22:30:00.000Z' }],
      {
        ...{ now: '2026-11-25T12:00:00.000Z', timeZone: 'Europe/Moscow', orders: [], given: [] },
      },
    );
    expect(reading.details[0]?.value).toBe('2026-11-20');
  });

  it('takes no promised day for a beginning', () => {
    expect(of(read(['c:обещали привезти 20 ноября, сегодня уже 22 ноября']), 'since')?.value).toBe(
      null,
    );
    expect(of(read(['c:you promised it by Friday']), 'since')?.value).toBe(null);
    expect(of(read(['c:承诺11月20日发货']), 'since')?.value).toBe(null);
  });
});

describe('any dialogue', () => {
  const words = fc.constantFrom(
    ...['да', 'нет', 'вчера', 'BS12345678', 'BS99990000', 'роутер', 'не телефон', '3 дня', 'no'],
    ...['yes', '不是', '对', since.open.ru, order.closed.en, device.closed.zh, 'трещина', '？', ''],
  );
  const line = fc.tuple(fc.constantFrom('c:', 'a:'), fc.array(words, { maxLength: 4 }));

  it('is read without failing; what is sure is not asked', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const texts = lines.map(([who, said]) => `${who}${said.join(' ')}`);
        const messages = new Map(spoken(texts).map((each) => [each.id, each.text]));
        const reading = read(texts);
        for (const { where } of reading.details) {
          if (where)
            expect(where.to).toBeLessThanOrEqual(messages.get(where.messageId)?.length ?? 0);
        }
        const asked = reading.next && of(reading, reading.next.key);
        expect(asked?.isSure ?? false).toBe(false);
        expect(asked?.state).not.toBe('confirmed');
      }),
      { numRuns: 400 },
    );
  });
});

describe('a value in words', () => {
  it.each([
    [since, '2026-11-05', ['5 November 2026', '5 ноября 2026 г.', '2026年11月5日']],
    [
      since,
      '2026-11-05T18:30',
      ['5 November 2026, 18:30', '5 ноября 2026 г., 18:30', '2026年11月5日, 18:30'],
    ],
    [device, 'phone', ['phone', 'телефон', '手机']],
    [restarted, 'no', ['no', 'нет', '否']],
    [order, 'BS1', ['BS1', 'BS1', 'BS1']],
  ] as const)('%s', (detail, value, expected) => {
    const shown = (['en', 'ru', 'zh'] as const).map((each) => displayOf(detail, value, each));
    expect(shown).toEqual(expected);
    expect(Object.values(keptDetail(detail, value).texts)).toEqual(expected);
  });

  it('stands in its question', () => {
    const question = questionOf(order, { value: 'BS$&1', language: 'en' });
    expect(question).toBe('You mean order BS$&1, is that right?');
  });
});

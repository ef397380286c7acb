import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addExample,
  type CodedText,
  emptyModel,
  maximumVocabulary,
  type ReasonModel,
  suggest,
  termsOf,
  train,
} from './suggest.ts';

const examples: CodedText[] = [
  { reasonId: 'delivery', text: 'Where is my parcel? It should have been delivered on Monday.' },
  { reasonId: 'delivery', text: 'The courier did not come, when will my order be delivered?' },
  { reasonId: 'delivery', text: 'Где моя посылка? Доставку обещали в понедельник.' },
  { reasonId: 'delivery', text: 'Курьер не приехал, когда доставят заказ?' },
  { reasonId: 'delivery', text: '我的包裹到哪里了？什么时候送货？' },
  { reasonId: 'delivery', text: '快递员没有来，订单还没送到。' },
  { reasonId: 'refund', text: 'I want my money back, the refund has not arrived.' },
  { reasonId: 'refund', text: 'How long does a refund take after I return the shoes?' },
  { reasonId: 'refund', text: 'Хочу вернуть деньги, возврат ещё не пришёл.' },
  { reasonId: 'refund', text: 'Как оформить возврат денег за обувь?' },
  { reasonId: 'refund', text: '我要退款，钱还没有退回来。' },
  { reasonId: 'refund', text: '退货以后多久能退款？' },
  { reasonId: 'password', text: 'I cannot sign in, the password is not accepted.' },
  { reasonId: 'password', text: 'Please reset the password of my account.' },
  { reasonId: 'password', text: 'Не могу войти, пароль не подходит.' },
  { reasonId: 'password', text: 'Сбросьте пароль от личного кабинета.' },
  { reasonId: 'password', text: '我登录不了，密码错误。' },
  { reasonId: 'password', text: '请帮我重置账户密码。' },
];
const model = train(examples);

describe('terms', () => {
  it.each([
    ['the beginnings of words', 'Deliveries delivered', ['deliv']],
    ['ё as е, in any case', 'ЕЩЁ пришёл', ['еще', 'прише']],
    ['forms of one Russian word as one', 'доставка доставку доставить', ['доста']],
    ['pairs of Chinese characters', '退款多久', ['退款', '款多', '多久']],
    ['a single Chinese character', '退!', ['退']],
    ['words of several languages', 'iPhone坏了', ['iphon', '坏了']],
    ['wide letters as usual ones', 'ＡＢＣ', ['abc']],
    ['no digits', 'card 4111 1111 1111 1111, код 7', ['card', 'код']],
    ['nothing of nothing', ' … 42 🙂 ', []],
  ])('are %s', (_name, text, terms) => {
    expect(termsOf(text)).toEqual(terms);
  });

  it('are different, and none is longer than its limit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const terms = termsOf(text);
        expect(new Set(terms).size).toBe(terms.length);
        expect(terms.every((term) => [...term].length <= 5 && !/\d/.test(term))).toBe(true);
      }),
    );
  });
});

describe('suggestions', () => {
  it.each([
    ['my parcel was not delivered', 'delivery'],
    ['когда привезут посылку, курьер молчит', 'delivery'],
    ['包裹什么时候能送到', 'delivery'],
    ['still waiting for the refund', 'refund'],
    ['верните деньги за возврат', 'refund'],
    ['退款怎么还没到', 'refund'],
    ['the new password does not work', 'password'],
    ['забыла пароль', 'password'],
    ['忘记密码', 'password'],
  ])('for %j begin with %s', (text, reasonId) => {
    expect(suggest(model, text)[0]?.reasonId).toBe(reasonId);
  });

  it('are no more than asked for, best first, with probabilities that add up to one', () => {
    fc.assert(
      fc.property(fc.constantFrom(...examples), fc.string(), ({ text }, noise) => {
        const all = suggest(model, `${text} ${noise}`);
        expect(all).toHaveLength(3);
        expect(all.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9);
        expect(all).toEqual(all.toSorted((one, other) => other.probability - one.probability));
        expect(suggest(model, `${text} ${noise}`, 1)).toEqual(all.slice(0, 1));
      }),
    );
  });

  it('follow what is frequent when no word is known', () => {
    const skewed = addExample(model, { reasonId: 'refund', text: 'again' });
    expect(suggest(skewed, 'zzz')[0]?.reasonId).toBe('refund');
  });

  it('are none before anything was learned', () => {
    expect(suggest(emptyModel, 'refund')).toEqual([]);
  });

  it('grow no surer by repetition of the same words', () => {
    const once = suggest(model, 'refund money')[0];
    expect(suggest(model, 'refund money refund money refund')[0]).toEqual(once);
  });

  it('of a long text stay below certainty', () => {
    const text = examples.map((example) => example.text).join(' ');
    const [best] = suggest(model, `${text} refund`);
    expect(best?.probability).toBeLessThan(0.6);
  });

  it('need only the counts of the words in the text', () => {
    const text = 'when does the refund arrive';
    const known = Object.entries(model.terms).filter(([term]) => termsOf(text).includes(term));
    const partial: ReasonModel = { ...model, terms: Object.fromEntries(known) };
    expect(suggest(partial, text)).toEqual(suggest(model, text));
  });
});

describe('learning', () => {
  it('one by one gives the model that learning at once gives, and survives storage as JSON', () => {
    const grown = examples.reduce(addExample, emptyModel);
    expect(grown).toEqual(model);
    expect(JSON.parse(JSON.stringify(grown))).toEqual(model);
    expect(emptyModel).toEqual({ reasons: {}, terms: {}, vocabulary: 0 });
  });

  it('forgets the rarest terms beyond the maximum, and its sums stay true', () => {
    const rare = Array.from({ length: maximumVocabulary }, (_, number) => ({
      reasonId: 'delivery',
      text: `${letters(number)} refund`,
    }));
    const crowded = train([...examples, ...rare]);
    expect(crowded.vocabulary).toBeLessThanOrEqual(maximumVocabulary);
    expect(Object.keys(crowded.terms)).toHaveLength(crowded.vocabulary);
    expect(crowded.terms.refun?.delivery).toBe(maximumVocabulary);
    for (const [reasonId, { terms }] of Object.entries(crowded.reasons)) {
      const counts = Object.values(crowded.terms).map((count) => count[reasonId] ?? 0);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(terms);
    }
  });
});

/** A word of four letters for each number. */
function letters(number: number): string {
  return [0, 1, 2, 3]
    .map((place) => String.fromCodePoint(97 + (Math.floor(number / 26 ** place) % 26)))
    .join('');
}

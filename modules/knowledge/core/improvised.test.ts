import { expect, it } from 'vitest';
import { isExplanation, repeatedAnswers } from './improvised.ts';

const letters = 'а'.repeat(60);

it.each([
  ['', false],
  ['Здравствуйте! Сейчас посмотрю.', false],
  [letters, true],
  [letters.slice(1), false],
  ['1234567890 '.repeat(20), false],
  ['退款会在十个工作日内原路退回您的银行卡，请您耐心等待，谢谢。', true],
  ['好的，请稍等。', false],
])('%j explains something: %s', (answer, does) => {
  expect(isExplanation(answer)).toBe(does);
});

const answer = (contactId: string, words: string) => ({ contactId, question: '?', answer: words });
const refund = 'Деньги за отменённый заказ вернутся на карту в течение десяти рабочих дней.';

it('an answer is repeated when three are alike', () => {
  const alike = [
    answer('a', refund),
    answer('b', `Здравствуйте! ${refund}`),
    answer('c', refund.replace('десяти', 'пяти')),
  ];
  const other = answer(
    'd',
    'Курьер приедет завтра с девяти до шести и позвонит за час до приезда.',
  );
  const groups = repeatedAnswers([...alike, other]);
  expect(groups.map((group) => group.map(({ contactId }) => contactId).toSorted())).toEqual([
    ['a', 'b', 'c'],
  ]);
  expect(repeatedAnswers([...alike.slice(1), other])).toEqual([]);
});

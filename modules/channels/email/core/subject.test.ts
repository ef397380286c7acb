import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cleanSubject, replySubject } from './subject.ts';

const table: [string, string][] = [
  ['Re: RE: Fwd: Order 17', 'Order 17'],
  ['Re[2]: Заказ 17', 'Заказ 17'],
  ['Отв: Re: Заказ 17', 'Заказ 17'],
  ['HA: Заказ', 'HA: Заказ'],
  ['回复：Re: 订单 17', '订单 17'],
  ['转发: 订单 17', '订单 17'],
  ['AW: WG: Bestellung', 'Bestellung'],
  ['Refund: order 17', 'Refund: order 17'],
  ['Order\r\nBcc: all@example.net', 'Order Bcc: all@example.net'],
  ['Re:', ''],
];

it.each(table)('the subject of %j is %j', (subject, clean) => {
  expect(cleanSubject(subject)).toBe(clean);
});

it('a reply is marked once, and cleaning what is clean changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (subject) => {
      expect(cleanSubject(replySubject(subject))).toBe(cleanSubject(subject));
      expect(cleanSubject(subject)).not.toMatch(/[\r\n]/);
    }),
  );
});

import { expect, it } from 'vitest';
import type { Order } from '#modules/customers/contract.ts';
import { productsIn, topicsOf } from './about.ts';

const order = (product: string, state: Order['state'], data: Order['data'] = {}): Order => ({
  ...{ id: product, number: '1', product, state, totalMinor: 100, currency: 'EUR', data },
  placedAt: '2026-11-20T09:00:00.000Z',
});

it.each([
  ['nothing', [], []],
  ['his open orders', [order('Kettle', 'delivered'), order('Lamp', 'shipped')], ['Lamp']],
  [
    'the newest, if all are over',
    [order('Lamp', 'returned'), order('Kettle', 'delivered')],
    ['Lamp'],
  ],
  ['each product once', [order('Lamp', 'paid'), order('Lamp', 'shipped')], ['Lamp']],
  [
    'texts of the project’s own fields',
    [order('Lamp', 'paid', { plan: ' Express ', weight: 3, note: '', long: 'x'.repeat(301) })],
    ['Lamp', 'Express'],
  ],
])('a customer with orders writes about %s', (_, orders, products) => {
  expect(productsIn({ orders })).toEqual(products);
});

const names = (en: string) => ({ en, ru: `${en} ru`, zh: `${en} zh` });
const reason = (id: string, parentId: string | null) => ({
  ...{ id, parentId, names: names(id), projectId: 'p', departmentId: null, isArchived: false },
});
const reasons = [reason('Slow', 'Faults'), reason('Faults', null)];

it.each([
  ['nothing', null, undefined, []],
  ['the reason and its group', 'Slow', undefined, ['Slow ru', 'Faults ru']],
  ['a group alone', 'Faults', undefined, ['Faults ru']],
  ['the queue', 'gone', { names: names('Billing') }, ['Billing ru']],
  ['all of them once', 'Slow', { names: names('Faults') }, ['Slow ru', 'Faults ru']],
])('a contact is about %s', (_, reasonId, queue, topics) => {
  expect(topicsOf({ reasonId, reasons, queue, language: 'ru' })).toEqual(topics);
});

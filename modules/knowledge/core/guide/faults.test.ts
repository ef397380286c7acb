import { expect, it } from 'vitest';
import { faultsOf } from './faults.ts';
import { device, order, since } from './guide.fixture.ts';

it('a guide whose details are complete has no fault', () => {
  expect(faultsOf([order, since, device])).toEqual([]);
});

it.each([
  ['language-missing', { ...order, names: { ...order.names, zh: ' ' } }],
  ['value-missing', { ...order, closed: { ...order.closed, ru: 'Всё верно?' } }],
  ['options-missing', { ...device, options: device.options.slice(0, 1) }],
  ['option-twice', { ...device, options: [...device.options, ...device.options.slice(0, 1)] }],
  ['mask-missing', { ...order, kind: 'pattern' as const, masks: [] }],
])('%s', (code, detail) => expect(faultsOf([since, detail])).toEqual([{ place: 1, code }]));

it('of two details with one key the second is at fault', () => {
  expect(faultsOf([order, { ...since, key: 'order' }])).toEqual([{ place: 1, code: 'key-twice' }]);
});

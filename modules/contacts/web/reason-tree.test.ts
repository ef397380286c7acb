import { expect, test } from 'vitest';
import type { Reason } from '../contract.ts';
import { inTreeOrder } from './reason-tree.ts';

function reason(id: string, parentId: string | null, name: string): Reason {
  const names = { en: name, ru: name, zh: name };
  return { id, parentId, names, projectId: 'p', departmentId: null, isArchived: false };
}

test('each group stands before its own reasons, all by name', () => {
  const reasons = [
    reason('late', 'delivery', 'Late'),
    reason('payment', null, 'Payment'),
    reason('damaged', 'delivery', 'Damaged'),
    reason('delivery', null, 'Delivery'),
    reason('refund', 'payment', 'Refund'),
  ];
  expect(inTreeOrder(reasons, 'en').map(({ id }) => id)).toEqual([
    'delivery',
    'damaged',
    'late',
    'payment',
    'refund',
  ]);
});

import { expect, it } from 'vitest';
import { flat, movedBeside, totalIn, treeOf } from './categories.ts';

const all = [
  { id: 'money', parentId: null, position: 0 },
  { id: 'cards', parentId: 'money', position: 0 },
  { id: 'parcels', parentId: null, position: 0 },
  { id: 'abroad', parentId: 'parcels', position: 1 },
  { id: 'left', parentId: 'gone', position: 4 },
];

it('categories are a tree; one whose parent is gone stands at the top', () => {
  const lines = flat(treeOf(all)).map(({ category, depth }) => `${depth} ${category.id}`);
  expect(lines).toEqual(['0 money', '1 cards', '0 parcels', '1 abroad', '0 left']);
});

it('a category counts what stands in it and inside it', () => {
  const [money, parcels] = treeOf(all);
  const counts = [
    { categoryId: 'money', count: 2 },
    { categoryId: 'cards', count: 3 },
    { categoryId: null, count: 7 },
  ];
  expect([money, parcels].map((branch) => branch && totalIn(branch, counts))).toEqual([5, 0]);
});

it.each([
  ['parcels', -1, [{ id: 'money', position: 1 }]],
  ['money', 1, [{ id: 'money', position: 1 }]],
  ['money', -1, []],
  ['abroad', 1, []],
] as const)('%s moved by %i gives the others their new places', (id, by, expected) => {
  const moved = all.find((each) => each.id === id) ?? expect.fail();
  expect(
    movedBeside(all, moved, by).map((each) => ({ id: each.id, position: each.position })),
  ).toEqual(expected);
});

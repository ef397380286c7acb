import type { Id } from '#kernel/id.ts';

interface Nested {
  readonly id: Id;
  readonly parentId: Id | null;
}

/** Whether a category is another one or stands inside it, however deep. */
export function isInside(all: readonly Nested[], id: Id, outerId: Id): boolean {
  const parents = new Map(all.map((each) => [each.id, each.parentId]));
  const seen = new Set<Id>();
  for (let at: Id | null = id; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
    if (at === outerId) return true;
    seen.add(at);
  }
  return false;
}

/** A category with those that stand in it. */
export interface Branch<Category> {
  readonly category: Category;
  /** How deep it stands, from 0. */
  readonly depth: number;
  readonly inside: readonly Branch<Category>[];
}

/** The categories as a tree, in the order given. One whose parent is gone stands at the top. */
export function treeOf<Category extends Nested>(
  all: readonly Category[],
): readonly Branch<Category>[] {
  const known = new Set(all.map(({ id }) => id));
  const within = (parentId: Id | null, depth: number): readonly Branch<Category>[] =>
    all
      .filter((each) => parentOf(each, known) === parentId)
      .map((category) => ({ category, depth, inside: within(category.id, depth + 1) }));
  return within(null, 0);
}

/** All branches of a tree, each before those inside it. */
export function flat<Category>(branches: readonly Branch<Category>[]): readonly Branch<Category>[] {
  return branches.flatMap((branch) => [branch, ...flat(branch.inside)]);
}

function parentOf({ parentId }: Nested, known: ReadonlySet<Id>): Id | null {
  return parentId !== null && known.has(parentId) ? parentId : null;
}

/** How many articles stand in a category and in those inside it. */
export function totalIn(
  { category, inside }: Branch<Nested>,
  counts: readonly { categoryId: Id | null; count: number }[],
): number {
  const own = counts.find(({ categoryId }) => categoryId === category.id)?.count ?? 0;
  return inside.reduce((sum, branch) => sum + totalIn(branch, counts), own);
}

/** The categories whose place changes when one is moved before the one above it, or behind the one
 *  below: those of the same parent, counted anew. */
export function movedBeside<Category extends Nested & { readonly position: number }>(
  all: readonly Category[],
  { id, parentId }: Category,
  by: -1 | 1,
): readonly Category[] {
  const beside = all.filter((each) => each.parentId === parentId);
  const from = beside.findIndex((each) => each.id === id);
  const to = from + by;
  if (to < 0 || to >= beside.length) return [];
  const moved = beside.toSpliced(from, 1).toSpliced(to, 0, ...beside.slice(from, from + 1));
  return moved
    .map((each, position) => ({ ...each, position }))
    .filter((each) => all.find((was) => was.id === each.id)?.position !== each.position);
}

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

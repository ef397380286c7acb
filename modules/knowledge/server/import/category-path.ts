import { type Id, newId } from '#kernel/id.ts';
import { type Context, isAllowed } from '#platform/context.ts';
import { type Category, may } from '../../contract.ts';
import { listCategories, putCategory } from '../categories.ts';

/** The category at the end of a way of names, in whichever language they are told. Who may manage
 *  categories makes those that are missing; for others it is the last one that is there. */
export async function categoryAt(
  ctx: Context,
  projectId: Id,
  names: readonly string[],
): Promise<Id | null> {
  if (names.length === 0) return null;
  const all = await listCategories(ctx, projectId);
  let parentId: Id | null = null;
  for (const name of names) {
    const siblings = all.filter((each) => each.parentId === parentId);
    const found = siblings.find((each) => Object.values(each.names).some(isAlike(name)));
    if (!found && !isAllowed(ctx.actor, may.manage)) return parentId;
    const made = { en: name, ru: name, zh: name };
    const category: Category = found ?? {
      ...{ id: newId(Date.parse(ctx.now)), projectId, parentId, names: made },
      position: siblings.length,
    };
    if (!found) all.push(await putCategory(ctx, category));
    parentId = category.id;
  }
  return parentId;
}

function isAlike(name: string) {
  return (other: string) => other.toLowerCase() === name.toLowerCase();
}

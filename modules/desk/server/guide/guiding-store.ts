import type { Id } from '#kernel/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Guiding } from '../../contract.ts';

/** The guide of which contact. */
export interface OneContact {
  readonly projectId: Id;
  readonly conversationId: Id;
  readonly contactId: Id;
}

export interface GuidingRow extends Omit<Guiding, 'values'> {
  readonly chosenAt: Instant;
  readonly chosenBy: Id;
}

/** The side of a guide's trial on which a conversation is. */
export interface ArmRow extends OneContact {
  readonly reasonId: Id;
  readonly number: number;
  readonly isShown: boolean;
  readonly drawnAt: Instant;
}

type ValueRow = Guiding['values'][number] & {
  projectId: Id;
  conversationId: Id;
  reasonId: Id;
};

type Tables = {
  'desk.guiding': GuidingRow;
  'desk.guideArm': ArmRow;
  'desk.guideValue': ValueRow;
};

const tables = (ctx: Context) => ctx.tx.$extendTables<Tables>();

/** What was chosen for a contact, with the values of its conversation. */
export async function findGuiding(
  ctx: Context,
  { projectId, contactId }: Pick<OneContact, 'projectId' | 'contactId'>,
): Promise<Guiding | undefined> {
  const row = await tables(ctx)
    .selectFrom('desk.guiding')
    .select(['projectId', 'conversationId', 'contactId', 'reasonId', 'isSuggested', 'number'])
    .select('isShown')
    .where('projectId', '=', projectId)
    .where('contactId', '=', contactId)
    .executeTakeFirst();
  if (!row) return undefined;
  const values = await tables(ctx)
    .selectFrom('desk.guideValue')
    .select(['key', 'value', 'at', 'byId'])
    .where('projectId', '=', projectId)
    .where('conversationId', '=', row.conversationId)
    .where('reasonId', '=', row.reasonId)
    .orderBy('key')
    .execute();
  return { ...row, values };
}

/** Keeps what was chosen for a contact. */
export async function upsertGuiding(ctx: Context, row: GuidingRow): Promise<void> {
  await tables(ctx)
    .insertInto('desk.guiding')
    .values(row)
    .onConflict((conflict) => conflict.columns(['projectId', 'contactId']).doUpdateSet(row))
    .execute();
}

/** Keeps the arm that was drawn, unless one was drawn before; returns the one that counts. */
export async function keepArm(ctx: Context, row: ArmRow): Promise<boolean> {
  await tables(ctx)
    .insertInto('desk.guideArm')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { isShown } = await tables(ctx)
    .selectFrom('desk.guideArm')
    .select('isShown')
    .where('projectId', '=', row.projectId)
    .where('conversationId', '=', row.conversationId)
    .where('reasonId', '=', row.reasonId)
    .where('number', '=', row.number)
    .executeTakeFirstOrThrow();
  return isShown;
}

/** Keeps a value in the place of an earlier one. */
export async function upsertValue(ctx: Context, row: ValueRow): Promise<void> {
  await tables(ctx)
    .insertInto('desk.guideValue')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['projectId', 'conversationId', 'reasonId', 'key']).doUpdateSet(row),
    )
    .execute();
}

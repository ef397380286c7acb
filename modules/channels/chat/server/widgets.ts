import { refuse } from '#kernel/errors.ts';
import type { Id } from '#kernel/id.ts';
import { getProject } from '#modules/projects/server/index.ts';
import type { Config } from '#platform/config/config.ts';
import { authorise, type Context } from '#platform/context.ts';
import { may, refusals, type Widget, widgetPut } from '../contract.ts';
import { newPublicKey, secretOf } from './secret.ts';
import {
  type InProject,
  readWidget,
  readWidgets,
  type SamplePerson,
  type StoredWidget,
  upsertWidget,
} from './store.ts';

/** A project's widgets, by name. */
export async function listWidgets(ctx: Context, projectId: Id): Promise<Widget[]> {
  authorise(ctx, may.read);
  return (await readWidgets(ctx, projectId)).map(shown);
}

/** Adds or changes a widget; its public key is made once and stays.
 *  samplePeople: as whom the sample page can be tried, which is for demonstrations: whoever opens
 *  that page can act as them. */
export async function putWidget(
  ctx: Context,
  { samplePeople, ...given }: Omit<Widget, 'publicKey'> & { samplePeople?: SamplePerson[] },
): Promise<Widget> {
  authorise(ctx, may.manage);
  await getProject(ctx, given.projectId);
  const before = await readWidget(ctx, given);
  const widget: StoredWidget = {
    ...given,
    publicKey: before?.publicKey ?? newPublicKey(),
    secretNumber: before?.secretNumber ?? 1,
    samplePeople: samplePeople ?? before?.samplePeople ?? [],
  };
  await upsertWidget(ctx, widget);
  await tell(ctx, widget, 'chat.widget-put');
  return shown(widget);
}

/** The secret with which the site signs who its visitors are. */
export async function showSecret(
  ctx: Context,
  config: Pick<Config, 'secret'>,
  which: InProject,
): Promise<string> {
  authorise(ctx, may.manage);
  const widget = (await readWidget(ctx, which)) ?? refuse(refusals.notFound);
  await ctx.audit('chat.secret-shown', widget.id);
  return secretOf(config.secret, widget);
}

/** Makes another secret; what was signed with the former one is refused from now on. */
export async function renewSecret(
  ctx: Context,
  config: Pick<Config, 'secret'>,
  which: InProject,
): Promise<string> {
  authorise(ctx, may.manage);
  const before = (await readWidget(ctx, which)) ?? refuse(refusals.notFound);
  const widget = { ...before, secretNumber: before.secretNumber + 1 };
  await upsertWidget(ctx, widget);
  await tell(ctx, widget, 'chat.secret-renewed');
  return secretOf(config.secret, widget);
}

async function tell(ctx: Context, widget: StoredWidget, action: string): Promise<void> {
  const { projectId, id } = widget;
  ctx.emit(widgetPut, { projectId, subjectId: id, data: { widget: shown(widget) } });
  await ctx.audit(action, id);
}

function shown({ secretNumber: _, samplePeople: __, ...widget }: StoredWidget): Widget {
  return widget;
}

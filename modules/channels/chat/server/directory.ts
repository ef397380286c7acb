import { isEvent } from '#kernel/event.ts';
import type { Id } from '#kernel/id.ts';
import { minuteMs, secondMs } from '#kernel/time.ts';
import { helpSitePut } from '#modules/knowledge/contract.ts';
import { publicArticles } from '#modules/knowledge/server/index.ts';
import type { Project } from '#modules/projects/contract.ts';
import { getProject } from '#modules/projects/server/index.ts';
import type { Reception } from '#modules/routing/core/reception.ts';
import { receptionOf } from '#modules/routing/server/index.ts';
import { systemActor } from '#platform/context.ts';
import type { Services } from '#platform/module.ts';
import { remember } from '#platform/remember.ts';
import { widgetPut } from '../contract.ts';
import { findVisitor, findWidget, type StoredWidget } from './store.ts';

const widgetRememberedMs = minuteMs;
const visitorRememberedMs = 10 * minuteMs;
const receptionRememberedMs = 10 * secondMs;
const helpSiteRememberedMs = minuteMs;

/** A widget with its project. */
export interface WidgetInProject extends StoredWidget {
  readonly project: Project;
}

/** What every request of a visitor needs to know, remembered for a while. */
export interface Directory {
  /** The widget of a public key, while it is on. */
  readonly widget: (publicKey: string) => Promise<WidgetInProject | null>;
  /** Whose token it is before a widget, by its hash: that never changes. */
  readonly visitorId: (widget: StoredWidget, tokenHash: string) => Promise<Id | null>;
  /** What whoever writes now may expect. */
  readonly reception: (widget: StoredWidget) => Promise<Reception>;
  /** Whether somebody is there to answer. */
  readonly isOnline: (widget: StoredWidget) => Promise<boolean>;
  /** Whether it offers articles: they are shown while the project's help site is open. */
  readonly hasArticles: (widget: StoredWidget) => Promise<boolean>;
}

/** Opens the directory of a node. A widget that was changed is read anew at once. */
export function openDirectory({ database, live }: Pick<Services, 'database' | 'live'>): Directory {
  const widgets = remember(database.clock, widgetRememberedMs, (publicKey: string) =>
    database.run(systemActor, async (ctx) => {
      const widget = await findWidget(ctx, publicKey);
      return widget && { ...widget, project: await getProject(ctx, widget.projectId) };
    }),
  );
  const visitors = remember(database.clock, visitorRememberedMs, async (key: string) => {
    const [projectId = '', widgetId = '', tokenHash = ''] = key.split(' ');
    const which = { projectId, widgetId, tokenHash };
    const visitor = await database.run(systemActor, (ctx) => findVisitor(ctx, which));
    return visitor?.id ?? null;
  });
  const receptions = remember(database.clock, receptionRememberedMs, (key: string) => {
    const [projectId = '', queueId = ''] = key.split(' ');
    return database.run(systemActor, (ctx) => receptionOf(ctx, { projectId, queueId }));
  });
  const reception = ({ projectId, queueId }: StoredWidget) =>
    receptions.get(`${projectId} ${queueId}`);
  const openSites = remember(database.clock, helpSiteRememberedMs, (projectId: Id) =>
    database.run(systemActor, async (ctx) => {
      const place = await publicArticles.openPlace(ctx, { projectId, language: 'en' });
      return place !== null;
    }),
  );
  live.onEvent((event) => {
    if (isEvent(event, helpSitePut)) openSites.forget(event.data.site.projectId);
    if (isEvent(event, widgetPut)) widgets.forget(event.data.widget.publicKey);
  });
  return {
    widget: async (publicKey) => {
      const widget = await widgets.get(publicKey);
      return widget?.isOn ? widget : null;
    },
    visitorId: ({ projectId, id }, tokenHash) => visitors.get(`${projectId} ${id} ${tokenHash}`),
    reception,
    hasArticles: async ({ projectId, offersArticles }) =>
      offersArticles && (await openSites.get(projectId)),
    isOnline: async (widget) => (await reception(widget)).isStaffed,
  };
}

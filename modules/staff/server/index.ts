import type { ServerModule } from '#platform/module.ts';
import {
  keyRevoked,
  may,
  noticeAcknowledged,
  noticeAdded,
  noticesRead,
  personChanged,
  presenceChanged,
  sessionEnded,
} from '../contract.ts';
import { turningPoints } from './identify.ts';
import { linkMail } from './link-mail.ts';
import { onPresenceLapse, seen } from './presence.ts';

export { staffRoutes } from './api.ts';
export { createKey } from './api-keys.ts';
export { openIdentify } from './identify.ts';
export { createSetUpLink, createSignInLink } from './links.ts';
export { acknowledgeNotice, notify } from './notices.ts';
export { createPerson, listColleagues, nameOf, namesOf, setReach } from './people.ts';
export { isConnected, listPresenceSegments, seen, setPresence } from './presence.ts';
export { createSkill, createTeam, listSkills } from './teams.ts';

export const staffModule: ServerModule = {
  name: 'staff',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: may,
  events: [
    personChanged,
    presenceChanged,
    noticeAdded,
    noticeAcknowledged,
    noticesRead,
    sessionEnded,
    keyRevoked,
  ],
  timers: [onPresenceLapse],
  jobs: (services) => [linkMail(services)],
  onAlive: async (ctx, { kind, id }) => {
    if (kind === 'person') await seen(ctx, id);
  },
  start: async ({ live }) => {
    const stop = live.onEvent(({ name, subjectId }) => {
      if (turningPoints.has(name)) live.dismiss(subjectId);
    });
    return { close: async () => stop() };
  },
};

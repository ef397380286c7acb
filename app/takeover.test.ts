import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemClock } from '#kernel/time.ts';
import { createProject } from '#modules/projects/server/index.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { appPassword, appRole } from '#tests/cluster.ts';
import { playTakeover } from '#tests/takeover.ts';

let centre: TestCentre;

beforeAll(async () => {
  centre = await openTestCentre({ startAt: systemClock() });
});
afterAll(() => centre.close());

it.each([
  { signal: 'SIGKILL', finished: 0 },
  { signal: 'SIGSTOP', finished: 1 },
] as const)(
  'another node goes on when the one that holds the routing meets $signal',
  async ({ signal, finished }) => {
    const { id: projectId } = await centre.runAsSystem((ctx) =>
      createProject(ctx, {
        ...{ key: signal.toLowerCase(), name: 'Swift Parcel', clientName: null },
        ...{ language: 'en', colour: 'teal' },
      }),
    );
    const databaseUrl = new URL(centre.ownerUrl);
    databaseUrl.username = appRole;
    databaseUrl.password = appPassword;
    const takeover = await playTakeover({
      centre,
      databaseUrl: databaseUrl.href,
      projectId,
      signal,
    });
    const { offers, contacts } = takeover;
    expect(offers).toHaveLength(contacts);
    expect(new Set(offers.map(({ contactId }) => contactId)).size).toBe(contacts);
    expect(new Set(offers.map(({ agentId }) => agentId)).size).toBe(contacts);
    expect(takeover.finished).toBe(finished);
  },
);

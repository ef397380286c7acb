import { Secret, TOTP, URI } from 'otpauth';
import { afterAll, describe, expect, test } from 'vitest';
import { present } from '#kernel/assert.ts';
import { openHttpServer, sessionCookie } from '#platform/http/server.ts';
import { openTestCentre } from '#tests/centre.ts';
import { may } from '../contract.ts';
import { staffRoutes } from './api.ts';
import { addPersonInside, goodPassword } from './door.fixture.ts';
import { openIdentify } from './identify.ts';
import { createSetUpLink } from './links.ts';

const centre = await openTestCentre();
const { config, database, live, log, testClock } = centre;
const permissions = Object.values(may);
const identify = openIdentify({ database, live, permissions });
const app = await openHttpServer({
  config,
  database,
  live,
  log,
  router: { staff: staffRoutes({ config, permissions }) },
  identify: (request) =>
    identify({
      sessionToken: request.cookies[sessionCookie] ?? null,
      authorization: request.headers.authorization ?? null,
    }),
});
const address = await app.listen({ host: '127.0.0.1', port: 0 });
afterAll(async () => {
  await app.close();
  await centre.close();
});

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Asks as a browser with this session, or as a program with this key. */
async function ask(
  [method, path]: readonly [Method, string],
  { token, key, body }: { token?: string; key?: string; body?: object } = {},
) {
  const response = await fetch(`${address}/api/v1${path}`, {
    method,
    headers: {
      origin: address,
      ...(token && { cookie: `${sessionCookie}=${token}` }),
      ...(key && { authorization: `Bearer ${key}` }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const cookie = response.headers.get('set-cookie');
  return { status: response.status, cookie, body: text ? JSON.parse(text) : null };
}

const tokenIn = (cookie: string | null) => /^heed_session=([^;]*)/.exec(cookie ?? '')?.[1] ?? '';

describe('a session over HTTP', () => {
  test('begins with a link, is carried by a cookie and ends with signing out', async () => {
    const made = await centre.runAsSystem(createSetUpLink);
    const { token: link } = present(made, 'the link');
    const shown = await ask(['GET', `/sign-in/links/${link}`]);
    expect(shown.body).toEqual({
      kind: 'set-up',
      person: null,
      isPasswordNeeded: true,
      isSecondFactorNeeded: false,
    });
    const person = { name: ' Vera ', email: ' Vera@example.test ', language: 'ru' };
    const used = await ask(['POST', `/sign-in/links/${link}`], {
      body: { person, password: goodPassword },
    });
    expect(used).toMatchObject({ status: 200, body: { next: 'enter' } });
    expect(used.cookie).toMatch(
      /^heed_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=2592000$/,
    );
    const token = tokenIn(used.cookie);
    expect((await ask(['GET', '/me'], { token })).body).toMatchObject({
      person: {
        name: 'Vera',
        email: 'Vera@example.test',
        preferences: { scheme: 'auto', isDense: false },
      },
      roles: ['administrator'],
      permissions: permissions.map(({ name }) => name).toSorted(),
      projectIds: 'everything',
      presence: { state: 'offline', reason: null },
      unreadNotices: 0,
      mustEnrol: false,
    });
    const out = await ask(['POST', '/sign-in/out'], { token });
    expect(out).toMatchObject({ status: 200 });
    expect(out.cookie).toMatch(/^heed_session=; .*Max-Age=0$/);
    expect((await ask(['GET', '/me'], { token })).status).toBe(401);
  });

  test('is refused without words about who exists', async () => {
    const { email } = await addPersonInside(centre);
    const password = 'a wrong password';
    const answers = [];
    for (const account of [email, 'nobody@example.test']) {
      answers.push(
        await ask(['POST', '/sign-in/password'], { body: { email: account, password } }),
      );
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toMatchObject({ status: 422, body: { code: 'staff.sign-in-failed' } });
    for (const account of [email, 'nobody@example.test']) {
      const asked = await ask(['POST', '/sign-in/forgotten'], { body: { email: account } });
      expect(asked).toMatchObject({ status: 200, body: null });
    }
  });

  test('a wrong link, an unknown field and a foreign page are refused', async () => {
    const { token } = await addPersonInside(centre);
    expect(await ask(['GET', `/sign-in/links/${'x'.repeat(43)}`])).toMatchObject({
      status: 422,
      body: { code: 'staff.link-expired' },
    });
    expect(await ask(['GET', '/sign-in/links/short'])).toMatchObject({
      status: 400,
      body: { code: 'invalid-input', issues: [{ path: 'token' }] },
    });
    const foreign = await fetch(`${address}/api/v1/me/sessions`, {
      method: 'DELETE',
      headers: { cookie: `${sessionCookie}=${token}`, origin: 'https://evil.example' },
    });
    expect(foreign.status).toBe(403);
  });
});

describe('one’s own things over HTTP', () => {
  test('profile, presence, password, sessions and second factor', async () => {
    const { token, email } = await addPersonInside(centre);
    const preferences = { scheme: 'dark', isDense: true };
    await ask(['PATCH', '/me'], { token, body: { language: 'zh', preferences } });
    await ask(['PUT', '/me/presence'], { token, body: { state: 'break', reason: 'tea' } });
    expect((await ask(['GET', '/me'], { token })).body).toMatchObject({
      person: { language: 'zh', preferences },
      presence: { state: 'break', reason: 'tea' },
    });

    const newPassword = 'seven green umbrellas';
    const changed = await ask(['PUT', '/me/password'], {
      token,
      body: { currentPassword: goodPassword, newPassword },
    });
    expect(changed.status).toBe(200);
    const again = await ask(['POST', '/sign-in/password'], {
      body: { email, password: newPassword },
    });
    const other = tokenIn(again.cookie);
    const sessions = (await ask(['GET', '/me/sessions'], { token })).body;
    expect(sessions).toHaveLength(2);
    const otherId = sessions.find(({ isCurrent }: { isCurrent: boolean }) => !isCurrent)?.id;
    await ask(['DELETE', `/me/sessions/${otherId}`], { token });
    expect((await ask(['GET', '/me'], { token: other })).status).toBe(401);

    const { uri, qr } = (await ask(['POST', '/me/second-factor'], { token })).body;
    expect(qr).toMatch(/^data:image\/png;base64,/);
    const { secret } = URI.parse(uri);
    const code = () => TOTP.generate({ secret, timestamp: Date.parse(testClock.now()) });
    const wrong = TOTP.generate({ secret: new Secret(), timestamp: 0 });
    const confirm = (given: string) =>
      ask(['POST', '/me/second-factor/confirmation'], { token, body: { code: given } });
    expect(await confirm(wrong)).toMatchObject({ body: { code: 'staff.wrong-code' } });
    expect((await confirm(code())).body.recoveryCodes).toHaveLength(10);
    testClock.advanceMs(30_000);
    expect(
      (
        await ask(['POST', '/sign-in/password'], {
          body: { email, password: newPassword, secondFactor: code() },
        })
      ).body,
    ).toEqual({ next: 'enter' });
  });

  test('whoever holds a session cannot guess the codes without end', async () => {
    const { token } = await addPersonInside(centre);
    await ask(['POST', '/me/second-factor'], { token });
    const answers = [];
    for (let count = 0; count < 6; count += 1) {
      const body = { code: `00000${count}` };
      answers.push((await ask(['POST', '/me/second-factor/confirmation'], { token, body })).body);
    }
    expect(answers.map(({ code }) => code)).toEqual([
      ...Array.from({ length: 5 }, () => 'staff.wrong-code'),
      'staff.too-many-attempts',
    ]);
  });
});

describe('looking after the centre over HTTP', () => {
  test('people, teams, skills, keys, policy and audit', async () => {
    const { token, id: ownId } = await addPersonInside(centre, { roles: ['administrator'] });
    const post = async (path: string, body: object) =>
      (await ask(['POST', path], { token, body })).body;
    const get = async (path: string) => (await ask(['GET', path], { token })).body;

    const team = await post('/staff/teams', { name: 'Day shift' });
    const names = { en: 'Chinese', ru: 'Китайский', zh: '中文' };
    const skill = await post('/staff/skills', { kind: 'language', key: 'zh', names });
    const invited = await post('/staff/people', {
      name: 'Lin',
      email: 'lin@example.test',
      language: 'zh',
      roles: ['agent'],
      teamIds: [team.id],
      skills: [{ skillId: skill.id, level: 5 }],
    });
    expect(invited.link).toMatchObject({
      url: expect.stringMatching(/^http:\/\/localhost:7300\/sign-in\/link\/[\w-]{43}$/),
      isMailed: false,
    });
    const found = await get('/staff/people?search=lin&state=invited&limit=5');
    expect(found).toMatchObject({
      items: [{ id: invited.id, teamIds: [team.id], skills: [{ level: 5 }] }],
      nextCursor: null,
    });
    await ask(['PATCH', `/staff/people/${invited.id}`], { token, body: { roles: ['lead'] } });
    expect(await get(`/staff/people/${invited.id}`)).toMatchObject({ roles: ['lead'] });
    await post(`/staff/people/${invited.id}/disabling`, {});
    expect(await get(`/staff/people/${invited.id}`)).toMatchObject({ state: 'disabled' });
    expect(await get('/staff/teams')).toMatchObject([{ memberIds: [invited.id] }]);
    expect(await get('/staff/skills')).toMatchObject([{ names, isArchived: false }]);
    expect(await get('/staff/sign-in-policy')).toEqual({ secondFactorRequiredFor: [] });
    expect(await get('/staff/permissions')).toContain('staff.administer');
    const lines = await get('/staff/audit?limit=3');
    expect(lines.items).toMatchObject([
      { actorId: ownId, action: 'staff.person-disabled' },
      {},
      {},
    ]);
    expect(await get('/staff/audit/verification')).toMatchObject({ brokenAt: null });
  });

  test('a key does what it was allowed and nothing else', async () => {
    const { token } = await addPersonInside(centre, { roles: ['administrator'] });
    const made = await ask(['POST', '/staff/keys'], {
      token,
      body: { name: 'Wallboard', permissions: ['staff.read'], seesEveryProject: true },
    });
    const { id, key } = made.body;
    expect((await ask(['GET', '/staff/colleagues'], { key })).status).toBe(200);
    expect((await ask(['GET', '/staff/people'], { key })).body).toMatchObject({
      code: 'forbidden',
      data: { permission: 'staff.administer' },
    });
    expect((await ask(['GET', '/me'], { key })).status).toBe(403);
    await ask(['DELETE', `/staff/keys/${id}`], { token });
    expect((await ask(['GET', '/staff/colleagues'], { key })).status).toBe(401);
  });
});

import { afterAll, describe, expect, test } from 'vitest';
import { present } from '#kernel/assert.ts';
import { dayMs, hourMs, minuteMs, secondMs } from '#kernel/time.ts';
import { openTestCentre } from '#tests/centre.ts';
import {
  addPerson,
  addPersonInside,
  administrator,
  gateOf,
  goodPassword,
  signIn,
} from './door.fixture.ts';
import { createSetUpLink, createSignInLink } from './links.ts';
import { createPerson, disablePerson, showPerson } from './people.ts';
import { changePassword } from './profile.ts';
import { listSessions } from './sessions.ts';
import { redeemLink, showLink } from './sign-in.ts';

const centre = await openTestCentre();
const gate = gateOf(centre);
afterAll(() => centre.close());

const make = (personId: string, kind: 'invite' | 'reset' | 'sign-in') =>
  centre.runAsSystem((ctx) => createSignInLink(ctx, { personId, kind }));
const redeem = (token: string, password = goodPassword) => redeemLink(gate, { token, password });

describe('the first administrator', () => {
  test('comes in by the set-up link, which then is worth nothing', async () => {
    const setUpLink = async () => present(await centre.runAsSystem(createSetUpLink), 'the link');
    const older = await setUpLink();
    const { token } = await setUpLink();
    const person = { name: 'Vera', email: 'vera@example.test', language: 'ru' } as const;
    await expect(redeemLink(gate, { token: older.token, person })).rejects.toMatchObject({
      code: 'staff.link-expired',
    });
    await expect(redeemLink(gate, { token, password: goodPassword })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    const entry = await redeemLink(gate, { token, person, password: goodPassword });
    expect(entry).toMatchObject({ next: 'enter' });
    await expect(redeemLink(gate, { token, person, password: goodPassword })).rejects.toMatchObject(
      {
        code: 'staff.link-expired',
      },
    );
    expect(await centre.runAsSystem(createSetUpLink)).toBeNull();
    expect(await signIn(centre, 'VERA@example.test')).toMatchObject({ next: 'enter' });
  });
});

describe('signing in by password', () => {
  test('nobody can without having set a password', async () => {
    const { email } = await addPerson(centre);
    for (const password of ['', 'password', 'heed', email]) {
      await expect(signIn(centre, email, { password })).rejects.toMatchObject({
        code: 'staff.sign-in-failed',
      });
    }
  });

  test('who does not exist, is shut out or mistypes gets the same answer', async () => {
    const person = await addPersonInside(centre);
    const disabled = await addPersonInside(centre);
    await centre.runAsSystem((ctx) => disablePerson(ctx, disabled.id));
    const refused = { code: 'staff.sign-in-failed', data: {} };
    await expect(signIn(centre, 'nobody@example.test')).rejects.toMatchObject(refused);
    await expect(signIn(centre, disabled.email)).rejects.toMatchObject(refused);
    const wrong = { password: 'four quiet river boat' };
    await expect(signIn(centre, person.email, wrong)).rejects.toMatchObject(refused);
    expect(await signIn(centre, person.email)).toMatchObject({ next: 'enter' });
  });
});

describe('too many tries', () => {
  const wrong = { password: 'a wrong password' };

  test('make the sixth wait, even with the right password, and the seventh longer', async () => {
    const { email } = await addPersonInside(centre);
    for (let count = 0; count < 5; count += 1) {
      await expect(signIn(centre, email, wrong)).rejects.toMatchObject({
        code: 'staff.sign-in-failed',
      });
    }
    await expect(signIn(centre, email)).rejects.toMatchObject({
      code: 'staff.too-many-attempts',
      data: { retryAfterMs: 30 * secondMs, minutes: 1 },
    });
    centre.testClock.advanceMs(30 * secondMs);
    await expect(signIn(centre, email, wrong)).rejects.toMatchObject({
      code: 'staff.sign-in-failed',
    });
    await expect(signIn(centre, email)).rejects.toMatchObject({
      data: { retryAfterMs: minuteMs },
    });
    centre.testClock.advanceMs(minuteMs);
    expect(await signIn(centre, email)).toMatchObject({ next: 'enter' });
  });

  test('count for an address that nobody has, and not for the owner elsewhere', async () => {
    const { email } = await addPersonInside(centre);
    for (const account of [email, 'ghost@example.test']) {
      for (let count = 0; count < 5; count += 1) {
        await signIn(centre, account, wrong).catch(() => undefined);
      }
      await expect(signIn(centre, account.toUpperCase(), wrong)).rejects.toMatchObject({
        code: 'staff.too-many-attempts',
      });
    }
    expect(await signIn(centre, email, { address: '198.51.100.4' })).toMatchObject({
      next: 'enter',
    });
  });

  test('made at once do not outrun the count', async () => {
    const { email } = await addPersonInside(centre);
    const tries = Array.from({ length: 12 }, () => signIn(centre, email, wrong));
    const codes = (await Promise.allSettled(tries)).map((each) =>
      each.status === 'rejected' ? each.reason.code : 'in',
    );
    expect(codes.filter((code) => code === 'staff.sign-in-failed')).toHaveLength(5);
    expect(codes.filter((code) => code === 'staff.too-many-attempts')).toHaveLength(7);
  });

  test('are forgotten after a success and after a quiet day', async () => {
    const { email } = await addPersonInside(centre);
    const fail = async () => {
      for (let count = 0; count < 4; count += 1) {
        await expect(signIn(centre, email, wrong)).rejects.toMatchObject({
          code: 'staff.sign-in-failed',
        });
      }
    };
    await fail();
    await signIn(centre, email);
    await fail();
    centre.testClock.advanceMs(dayMs + 1);
    await fail();
    expect(await signIn(centre, email)).toMatchObject({ next: 'enter' });
  });
});

describe('a link', () => {
  test('shows what it is for, as often as one looks, and works once', async () => {
    const { id, email } = await addPerson(centre);
    const { token } = await make(id, 'invite');
    for (let look = 0; look < 3; look += 1) {
      expect(await centre.runAsSystem((ctx) => showLink(ctx, token))).toMatchObject({
        kind: 'invite',
        person: { email },
        isPasswordNeeded: true,
        isSecondFactorNeeded: false,
      });
    }
    const uses = await Promise.allSettled([redeem(token), redeem(token)]);
    expect(uses.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(redeem(token)).rejects.toMatchObject({ code: 'staff.link-expired' });
    await expect(centre.runAsSystem((ctx) => showLink(ctx, token))).rejects.toMatchObject({
      code: 'staff.link-expired',
    });
    expect(await signIn(centre, email)).toMatchObject({ next: 'enter' });
  });

  test('to sign in sets no password and works once as well', async () => {
    const { id, email } = await addPersonInside(centre);
    const { token } = await make(id, 'sign-in');
    const enter = () => redeemLink(gate, { token });
    expect(await centre.runAsSystem((ctx) => showLink(ctx, token))).toMatchObject({
      isPasswordNeeded: false,
    });
    const uses = await Promise.allSettled([enter(), enter()]);
    expect(uses.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(enter()).rejects.toMatchObject({ code: 'staff.link-expired' });
    expect(await signIn(centre, email)).toMatchObject({ next: 'enter' });
  });

  test('is nowhere in the database, only its hash', async () => {
    const { id } = await addPerson(centre);
    const { token } = await make(id, 'reset');
    const { rows } = await centre.database.pool.query('select token_hash from staff.sign_in_link');
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test('expires: a reset after an hour, an invitation after a week', async () => {
    const { id } = await addPerson(centre);
    const reset = await make(id, 'reset');
    const invite = await make(id, 'invite');
    centre.testClock.advanceMs(hourMs);
    await expect(redeem(reset.token)).rejects.toMatchObject({ code: 'staff.link-expired' });
    centre.testClock.advanceMs(7 * dayMs - hourMs);
    await expect(redeem(invite.token)).rejects.toMatchObject({ code: 'staff.link-expired' });
  });

  test('to reset ends all sessions and all other links of the person', async () => {
    const { id, email, token: session } = await addPersonInside(centre);
    const [first, second] = [await make(id, 'reset'), await make(id, 'sign-in')];
    const actor = centre.actor({ roles: ['agent'], id });
    expect(await centre.run(actor, (ctx) => listSessions(ctx, session))).toHaveLength(1);
    const entry = await redeem(first.token, 'seven green umbrellas');
    const sessions = await centre.run(actor, (ctx) =>
      listSessions(ctx, 'token' in entry ? entry.token : null),
    );
    expect(sessions).toMatchObject([{ isCurrent: true }]);
    await expect(redeem(second.token)).rejects.toMatchObject({ code: 'staff.link-expired' });
    await expect(signIn(centre, email)).rejects.toMatchObject({ code: 'staff.sign-in-failed' });
  });

  test('refuses a weak password and can be used again for a better one', async () => {
    const { id } = await addPerson(centre, { name: 'Konstantin' });
    const { token } = await make(id, 'invite');
    for (const [password, reason] of [
      ['short', 'short'],
      ['aaaaaaaaaaaaaaaaaa', 'monotonous'],
      ['konstantin12345', 'personal'],
    ]) {
      await expect(redeem(token, password)).rejects.toMatchObject({
        code: 'staff.password-too-weak',
        data: { reason, minimumLength: 12 },
      });
    }
    expect(await redeem(token)).toMatchObject({ next: 'enter' });
  });

  test('of an invitation makes the person active', async () => {
    const id = await centre.runAsSystem((ctx) =>
      createPerson(
        ctx,
        { name: 'Mei', email: 'mei@example.test', language: 'zh', roles: ['agent'] },
        'invited',
      ),
    );
    await redeem((await make(id, 'invite')).token);
    const { state } = await centre.run(administrator(centre), (ctx) => showPerson(ctx, id));
    expect(state).toBe('active');
  });

  test('does not bring in who was shut out after it was made', async () => {
    const { id } = await addPerson(centre);
    const { token } = await make(id, 'sign-in');
    await centre.runAsSystem((ctx) => disablePerson(ctx, id));
    await expect(redeem(token)).rejects.toMatchObject({ code: 'staff.link-expired' });
    await expect(make(id, 'sign-in')).rejects.toMatchObject({ code: 'staff.person-disabled' });
  });
});

test('changing the password needs the present one and ends all other sessions', async () => {
  const { id, email, token } = await addPersonInside(centre);
  const other = await signIn(centre, email);
  expect(other).toMatchObject({ next: 'enter' });
  const actor = centre.actor({ roles: ['agent'], id });
  const change = (currentPassword: string) =>
    changePassword(
      { run: (work) => centre.run(actor, work), address: '203.0.113.7', token },
      { currentPassword, newPassword: 'seven green umbrellas' },
    );
  await expect(change('not the present one')).rejects.toMatchObject({
    code: 'staff.wrong-password',
  });
  await change(goodPassword);
  const sessions = await centre.run(actor, (ctx) => listSessions(ctx, token));
  expect(sessions).toMatchObject([
    { isCurrent: true, browser: 'Firefox', system: 'Windows', address: '203.0.113.7' },
  ]);
  const { rows } = await centre.database.pool.query(
    'select password_hash from staff.credential where person_id = $1',
    [id],
  );
  expect(rows[0]?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

import { Secret, TOTP, URI } from 'otpauth';
import { afterAll, describe, expect, test } from 'vitest';
import { secondMs } from '#kernel/time.ts';
import { openTestCentre } from '#tests/centre.ts';
import { addPersonInside, administrator, gateOf, signIn } from './door.fixture.ts';
import { createSignInLink } from './links.ts';
import { changePolicy } from './oversight.ts';
import { showMe } from './profile.ts';
import {
  beginEnrolment,
  confirmEnrolment,
  removeOwnSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
} from './second-factor.ts';
import { redeemLink } from './sign-in.ts';

const centre = await openTestCentre();
const gate = gateOf(centre);
const { vault } = gate;
afterAll(() => centre.close());

/** The code that a device shows so many steps from the present one. */
function codeOf(secret: Secret, steps = 0): string {
  const timestamp = Date.parse(centre.testClock.now()) + steps * 30 * secondMs;
  return TOTP.generate({ secret, timestamp });
}

async function addEnrolled(role: 'agent' | 'lead' = 'agent') {
  const person = await addPersonInside(centre, { roles: [role] });
  const actor = centre.actor({ roles: [role], id: person.id });
  const uri = await centre.run(actor, (ctx) => beginEnrolment(ctx, vault));
  const { secret } = URI.parse(uri);
  const recoveryCodes = await centre.run(actor, (ctx) =>
    confirmEnrolment(ctx, vault, codeOf(secret)),
  );
  centre.testClock.advanceMs(30 * secondMs);
  return { ...person, actor, secret, recoveryCodes };
}

describe('setting up', () => {
  test('holds only after a first code, and only once', async () => {
    const { id, email } = await addPersonInside(centre);
    const actor = centre.actor({ roles: ['agent'], id });
    const uri = await centre.run(actor, (ctx) => beginEnrolment(ctx, vault));
    expect(uri).toContain('otpauth://totp/Heed:');
    expect(await signIn(centre, email)).toMatchObject({ next: 'enter' });
    const { secret } = URI.parse(uri);
    const confirm = (code: string) =>
      centre.run(actor, (ctx) => confirmEnrolment(ctx, vault, code));
    await expect(confirm(codeOf(new Secret()))).rejects.toMatchObject({ code: 'staff.wrong-code' });
    expect(new Set(await confirm(codeOf(secret))).size).toBe(10);
    await expect(confirm(codeOf(secret, 1))).rejects.toMatchObject({
      code: 'staff.second-factor-present',
    });
    await expect(centre.run(actor, (ctx) => beginEnrolment(ctx, vault))).rejects.toMatchObject({
      code: 'staff.second-factor-present',
    });
  });

  test('leaves neither the secret nor the recovery codes readable in the database', async () => {
    const { id, secret, recoveryCodes } = await addEnrolled();
    const { rows } = await centre.database.pool.query(
      `select c.totp_secret, array(select code_hash from staff.recovery_code r
         where r.person_id = c.person_id) as hashes
       from staff.credential c where person_id = $1`,
      [id],
    );
    const stored = JSON.stringify(rows);
    expect(stored).not.toContain(secret.base32);
    for (const code of recoveryCodes) expect(stored).not.toContain(code);
    expect(vault.open(rows[0]?.totp_secret, id)).toBe(secret.base32);
    expect(() => vault.open(rows[0]?.totp_secret, 'somebody else')).toThrow();
  });
});

describe('signing in with a second factor', () => {
  test('asks for the code, and takes it once', async () => {
    const { email, secret } = await addEnrolled();
    expect(await signIn(centre, email)).toEqual({ next: 'second-factor' });
    const secondFactor = codeOf(secret);
    expect(await signIn(centre, email, { secondFactor })).toMatchObject({ next: 'enter' });
    await expect(signIn(centre, email, { secondFactor })).rejects.toMatchObject({
      code: 'staff.wrong-code',
    });
    centre.testClock.advanceMs(30 * secondMs);
    await expect(signIn(centre, email, { secondFactor })).rejects.toMatchObject({
      code: 'staff.wrong-code',
    });
    const next = codeOf(secret);
    expect(await signIn(centre, email, { secondFactor: next })).toMatchObject({ next: 'enter' });
  });

  test('takes a code one step early, and then none of the steps before it', async () => {
    const { email, secret } = await addEnrolled();
    const early = codeOf(secret, 1);
    expect(await signIn(centre, email, { secondFactor: early })).toMatchObject({ next: 'enter' });
    await expect(signIn(centre, email, { secondFactor: codeOf(secret) })).rejects.toMatchObject({
      code: 'staff.wrong-code',
    });
    await expect(signIn(centre, email, { secondFactor: codeOf(secret, 2) })).rejects.toMatchObject({
      code: 'staff.wrong-code',
    });
  });

  test('used at once by two, lets one in', async () => {
    const { email, secret } = await addEnrolled();
    const secondFactor = codeOf(secret);
    const both = [signIn(centre, email, { secondFactor }), signIn(centre, email, { secondFactor })];
    const settled = await Promise.allSettled(both);
    expect(settled.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('takes each recovery code once, however it is written', async () => {
    const { email, recoveryCodes } = await addEnrolled();
    const [first = '', second = ''] = recoveryCodes;
    const written = first.toUpperCase().replaceAll('-', ' ');
    expect(await signIn(centre, email, { secondFactor: written })).toMatchObject({ next: 'enter' });
    await expect(signIn(centre, email, { secondFactor: first })).rejects.toMatchObject({
      code: 'staff.wrong-code',
    });
    expect(await signIn(centre, email, { secondFactor: second })).toMatchObject({ next: 'enter' });
  });

  test('counts wrong codes as tries', async () => {
    const { email } = await addEnrolled();
    for (let count = 0; count < 5; count += 1) {
      await expect(signIn(centre, email, { secondFactor: '000000' })).rejects.toMatchObject({
        code: 'staff.wrong-code',
      });
    }
    await expect(signIn(centre, email, { secondFactor: '000000' })).rejects.toMatchObject({
      code: 'staff.too-many-attempts',
    });
  });

  test('a link to reset the password does not get round it', async () => {
    const { id, secret } = await addEnrolled();
    const { token } = await centre.runAsSystem((ctx) =>
      createSignInLink(ctx, { personId: id, kind: 'reset' }),
    );
    const use = { token, password: 'seven green umbrellas' };
    expect(await redeemLink(gate, use)).toEqual({ next: 'second-factor' });
    await expect(redeemLink(gate, { ...use, secondFactor: '000000' })).rejects.toMatchObject({
      code: 'staff.wrong-code',
    });
    const secondFactor = codeOf(secret);
    expect(await redeemLink(gate, { ...use, secondFactor })).toMatchObject({ next: 'enter' });
  });
});

describe('looking after it', () => {
  test('new recovery codes take the place of the old ones', async () => {
    const { email, actor, secret, recoveryCodes } = await addEnrolled();
    const renew = (code: string) =>
      centre.run(actor, (ctx) => renewRecoveryCodes(ctx, vault, code));
    await expect(renew('000000')).rejects.toMatchObject({ code: 'staff.wrong-code' });
    const [fresh = ''] = await renew(codeOf(secret));
    const [stale = ''] = recoveryCodes;
    await expect(signIn(centre, email, { secondFactor: stale })).rejects.toMatchObject({
      code: 'staff.wrong-code',
    });
    expect(await signIn(centre, email, { secondFactor: fresh })).toMatchObject({ next: 'enter' });
  });

  test('it is removed by a code, or by an administrator when the device is lost', async () => {
    const own = await addEnrolled();
    const remove = (code: string) =>
      centre.run(own.actor, (ctx) => removeOwnSecondFactor(ctx, vault, code));
    await expect(remove('000000')).rejects.toMatchObject({ code: 'staff.wrong-code' });
    await remove(codeOf(own.secret));
    expect(await signIn(centre, own.email)).toMatchObject({ next: 'enter' });

    const lost = await addEnrolled();
    await expect(
      centre.run(own.actor, (ctx) => removeSecondFactor(ctx, lost.id)),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await centre.run(administrator(centre), (ctx) => removeSecondFactor(ctx, lost.id));
    expect(await signIn(centre, lost.email)).toMatchObject({ next: 'enter' });
  });

  test('a role that needs one sets it up at the next sign-in, and cannot remove it', async () => {
    const { id, email, token } = await addPersonInside(centre, { roles: ['lead'] });
    const actor = centre.actor({ roles: ['lead'], id });
    await centre.run(administrator(centre), (ctx) =>
      changePolicy(ctx, { secondFactorRequiredFor: ['lead'] }),
    );
    expect((await centre.run(actor, (ctx) => showMe(ctx, token))).mustEnrol).toBe(false);
    const entry = await signIn(centre, email);
    expect(entry).toMatchObject({ next: 'enrol' });
    const session = 'token' in entry ? entry.token : null;
    expect((await centre.run(actor, (ctx) => showMe(ctx, session))).mustEnrol).toBe(true);
    const uri = await centre.run(actor, (ctx) => beginEnrolment(ctx, vault));
    const { secret } = URI.parse(uri);
    await centre.run(actor, (ctx) => confirmEnrolment(ctx, vault, codeOf(secret)));
    expect((await centre.run(actor, (ctx) => showMe(ctx, session))).mustEnrol).toBe(false);
    await expect(
      centre.run(actor, (ctx) => removeOwnSecondFactor(ctx, vault, codeOf(secret, 1))),
    ).rejects.toMatchObject({ code: 'staff.second-factor-required' });
    await centre.run(administrator(centre), (ctx) =>
      changePolicy(ctx, { secondFactorRequiredFor: [] }),
    );
  });
});

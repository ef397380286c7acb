import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { addMs, hourMs } from '#kernel/time.ts';
import { customerCard } from '#modules/customers/server/index.ts';
import { type ChatScene, eventOf, openChatScene, openVisitor } from '#tests/chat-scene.ts';
import { refusals } from '../contract.ts';
import type { ClaimedIdentity } from '../core/identity.ts';
import { sign } from './secret.ts';
import { renewSecret, showSecret } from './widgets.ts';

describe('a visitor', () => {
  let scene: ChatScene;
  beforeAll(async () => {
    scene = await openChatScene();
  });
  afterAll(() => scene.close());

  const now = () => scene.centre.testClock.now();
  const widgetOf = () => ({ projectId: scene.projectId, id: scene.widget.id });
  const secret = () =>
    scene.centre.runAsSystem((ctx) => showSecret(ctx, scene.centre.config, widgetOf()));
  const identify = async (claim: Partial<ClaimedIdentity> & { externalId: string }) => {
    const identity = { issuedAt: now(), ...claim };
    return { ...identity, signature: sign(await secret(), identity) };
  };

  const cardOf = (customerId: Id) =>
    scene.centre.runAsSystem((ctx) =>
      customerCard(ctx, { projectId: scene.projectId, customerId }),
    );

  describe('a signed identity', () => {
    it('finds the conversation from another browser', async () => {
      const first = openVisitor(scene);
      await first.enter({ identity: await identify({ externalId: 'C-1', email: 'a@shop.test' }) });
      await first.say('From the laptop');
      const second = openVisitor(scene);
      const { view } = await second.enter({ identity: await identify({ externalId: 'C-1' }) });
      expect(view.messages).toMatchObject([{ body: 'From the laptop' }]);
    });

    it('makes known who writes, with the address as proven', async () => {
      const visitor = openVisitor(scene);
      const claim = { externalId: 'C-2', email: 'Anna@shop.test', name: 'Anna' };
      await visitor.enter({ identity: await identify(claim) });
      await visitor.say('Hello');
      const { item } = await scene.look(await visitor.conversationId());
      expect(item.customerName).toBe('Anna');
      const customer = await cardOf(item.customerId);
      expect(customer.identities).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ kind: 'external', value: 'C-2', isVerified: true }),
          expect.objectContaining({ kind: 'email', value: 'anna@shop.test', isVerified: true }),
        ]),
      );
    });

    it.each<[string, (identity: object) => object]>([
      ['another number', (identity) => ({ ...identity, externalId: 'C-9' })],
      ['another address', (identity) => ({ ...identity, email: 'boss@shop.test' })],
      ['another moment', (identity) => ({ ...identity, issuedAt: addMs(now(), 1) })],
      ['no signature worth the name', (identity) => ({ ...identity, signature: '0'.repeat(64) })],
    ])('with %s is refused', async (_name, forge) => {
      const identity = forge(await identify({ externalId: 'C-3', email: 'c@shop.test' }));
      const answer = await openVisitor(scene).enter({ identity });
      expect(answer).toMatchObject({ status: 422, code: refusals.wrongSignature });
    });

    it('that is stale is refused, and yet keeps whom it has let in', async () => {
      const identity = await identify({ externalId: 'C-4' });
      const visitor = openVisitor(scene);
      await visitor.enter({ identity });
      scene.centre.testClock.advanceMs(hourMs);
      const answer = await openVisitor(scene).enter({ identity });
      expect(answer).toMatchObject({ status: 422, code: refusals.staleSignature });
      expect((await visitor.enter({ identity, visitorToken: visitor.token() })).status).toBe(200);
    });

    it('keeps two people apart who share a browser', async () => {
      const visitor = openVisitor(scene);
      await visitor.enter({ identity: await identify({ externalId: 'C-5' }) });
      await visitor.say('Mine alone');
      const { view } = await visitor.enter({
        visitorToken: visitor.token(),
        identity: await identify({ externalId: 'C-6' }),
      });
      expect(view.messages).toEqual([]);
    });

    it('is worth nothing any more when the secret is renewed', async () => {
      const identity = await identify({ externalId: 'C-7' });
      const told = eventOf(scene, ({ name }) => name === 'chat-widget.put');
      await scene.centre.runAsSystem((ctx) => renewSecret(ctx, scene.centre.config, widgetOf()));
      await told;
      expect((await openVisitor(scene).enter({ identity })).code).toBe(refusals.wrongSignature);
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Id, newId } from '#kernel/id.ts';
import { dayMs, secondMs } from '#kernel/time.ts';
import { putMailbox } from '#modules/channels/email/server/index.ts';
import { listConversations } from '#modules/contacts/server/index.ts';
import { recognise } from '#modules/customers/server/index.ts';
import {
  publishDraft,
  putArticle,
  putHelpSite,
  saveDraft,
} from '#modules/knowledge/server/index.ts';
import { getProject } from '#modules/projects/server/index.ts';
import { listQueues, putQueue } from '#modules/routing/server/index.ts';
import { type ChatScene, openChatScene } from '#tests/chat-scene.ts';

const email = 'maria@home.test';

describe('who does not find it on the help site', () => {
  let scene: ChatScene;
  let home: string;
  const articleId = newId();
  beforeAll(async () => {
    scene = await openChatScene();
    const { centre, projectId } = scene;
    await centre.runAsSystem(async (ctx) => {
      const { key } = await getProject(ctx, projectId);
      home = `${scene.address}/help/${key}/en`;
      const blank = { titles: {}, welcomes: {}, telephone: null };
      await putHelpSite(ctx, { projectId, isOn: true, languages: ['en'], ...blank });
      await putArticle(ctx, {
        ...{ projectId, id: articleId, kind: 'article', categoryId: null, ownerId: null },
        ...{ originalLanguage: 'en', visibility: 'public', tags: [], products: [] },
        ...{ reviewEveryDays: null, mustBeRead: false },
      });
      const which = { projectId, articleId, language: 'en' } as const;
      const content = [{ type: 'paragraph', content: [{ type: 'text', text: 'In two days.' }] }];
      const { revision } = await saveDraft(ctx, {
        ...{ ...which, title: 'Delivery', body: { type: 'doc', content }, revision: null },
      });
      await publishDraft(ctx, { ...which, revision, note: '', publishAt: null, isMinor: false });
    });
  });
  afterAll(() => scene.close());

  /** Reads pages as a browser does; returns its cookie. */
  async function read(...paths: string[]): Promise<string> {
    let cookie = '';
    for (const path of paths) {
      const response = await fetch(home + path, { headers: { cookie, 'user-agent': 'Browser' } });
      expect(response.status).toBe(200);
      cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    }
    return cookie;
  }

  const notesOf = async (conversationId: Id) => {
    await scene.centre.outbox.drain();
    const { messages } = await scene.look(conversationId);
    return messages.filter(({ kind }) => kind === 'note');
  };

  it('is offered the chat, and what he searched and read is told to the agent, once', async () => {
    const page = await (await fetch(home)).text();
    expect(page).toContain(`data-widget="${scene.widget.publicKey}"`);
    const cookie = await read('/search?q=refund', `/a/delivery-${articleId}`);
    const root = `${scene.address}/chat/v1/${scene.widget.publicKey}`;
    const post = async (path: string, body: object, token = '') => {
      const headers = {
        ...{ cookie, origin: scene.address, 'content-type': 'application/json' },
        ...(token && { authorization: `Bearer ${token}` }),
      };
      const init = { method: 'POST', headers, body: JSON.stringify(body) };
      return (await fetch(root + path, init)).json();
    };
    const { visitorToken } = await post('/session', { language: 'en' });
    await post('/messages', { clientId: newId(), body: 'Hello' }, visitorToken);
    scene.centre.testClock.advanceMs(secondMs);
    await post('/messages', { clientId: newId(), body: 'Anybody?' }, visitorToken);
    const { view } = await post('/session', { language: 'en', visitorToken });
    expect(view.messages.map(({ body }: { body: string }) => body)).toEqual(['Hello', 'Anybody?']);
    expect(await notesOf(view.state.conversationId)).toMatchObject([
      {
        ...{ authorKind: 'system', authorName: 'Help site' },
        body: 'Searched for: “refund”\nRead: Delivery',
      },
    ]);
  });

  const letter = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(`${home}/person`, {
      ...{ method: 'POST', redirect: 'manual', headers: { ...headers, origin: scene.address } },
      body: new URLSearchParams({ id: newId(), name: 'Maria', email, body: 'Where?', ...fields }),
    });
  const mails = async () => {
    const { projectId } = scene;
    const page = await scene.centre.runAsSystem((ctx) =>
      listConversations(ctx, { projectId, limit: 50, state: 'all' }),
    );
    return page.items.filter(({ channel }) => channel === 'email');
  };

  it('is offered no form where nobody could answer it', async () => {
    expect(await (await fetch(`${home}/person`)).text()).not.toContain('id="letter"');
    expect((await letter({})).status).toBe(404);
  });

  it('writes a letter on the page, which waits as a mail with what he read', async () => {
    const stranger = await openMailbox();
    expect(await (await fetch(`${home}/person`)).text()).toContain('id="letter"');
    const cookie = await read('/search?q=lost+parcel');
    const id = newId();
    const sent = await letter({ id, body: 'Where is it?\nHD 4821' }, { cookie });
    expect(sent.status).toBe(303);
    await letter({ id, body: 'Where is it?\nHD 4821' }, { cookie });
    const [mail, ...others] = await mails();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ subject: 'Where is it?', customerName: 'Maria' });
    expect(mail?.customerId).not.toBe(stranger);
    expect(await notesOf(mail?.id ?? '')).toMatchObject([{ body: 'Searched for: “lost parcel”' }]);
    const thanks = await fetch(new URL(sent.headers.get('location') ?? '', home));
    expect(await thanks.text()).toContain('Your question has reached us');
  });

  it('takes along what the page itself carried, where no visit is kept', async () => {
    const q = 'invoice 4821 7790 11';
    await letter({ q, a: articleId, body: 'Unseen' }, { dnt: '1' });
    const mail = (await mails()).find(({ subject }) => subject === 'Unseen');
    expect(await notesOf(mail?.id ?? '')).toMatchObject([
      { body: 'Searched for: “invoice ***”\nRead: Delivery' },
    ]);
  });

  it('is told what is missing, and keeps what he wrote', async () => {
    const before = (await mails()).length;
    const page = await letter({ email: 'maria@', name: ' ', body: '<b>Kept</b>' });
    expect(page.status).toBe(422);
    const html = await page.text();
    expect(html).toContain('&lt;b&gt;Kept&lt;/b&gt;');
    expect(html.match(/aria-invalid="true"/g)).toHaveLength(2);
    expect((await letter({ website: 'https://spam.test', body: 'Buy' })).status).toBe(303);
    expect((await letter({}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect(await mails()).toHaveLength(before);
  });

  /** Returns somebody whose address that is for certain. */
  async function openMailbox(): Promise<Id> {
    const { projectId, centre } = scene;
    const known = await centre.runAsSystem(async (ctx) => {
      const [queue] = await listQueues(ctx, projectId);
      if (queue) await putQueue(ctx, { ...queue, channels: ['chat', 'email'] });
      await putMailbox(ctx, centre.config, {
        ...{ id: newId(), projectId, queueId: queue?.id ?? '', address: 'support@shop.example' },
        ...{ name: 'Swift Parcel', isOn: true, imap: null },
        smtp: {
          ...{ host: '127.0.0.1', port: 1, security: 'none', trustedCertificate: null },
          login: null,
        },
      });
      const identities = [{ kind: 'email' as const, value: email, isVerified: true }];
      return recognise(ctx, { projectId, identities });
    });
    centre.testClock.advanceMs(dayMs);
    return known.customerId;
  }
});

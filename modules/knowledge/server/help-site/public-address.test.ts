import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Language } from '#kernel/language.ts';
import { openTestCentre, type TestCentre } from '#tests/centre.ts';
import { refusals } from '../../contract.ts';
import { archiveArticle } from '../articles.ts';
import { said } from '../scene.fixture.ts';
import { showPublicAddress } from './public-address.ts';
import { doc, openHelpServer, openSite, paragraph, text } from './site.fixture.ts';

let centre: TestCentre;
let app: FastifyInstance;
let site: Awaited<ReturnType<typeof openSite>>;
beforeAll(async () => {
  centre = await openTestCentre();
  app = await openHelpServer(centre);
});
afterAll(async () => {
  await app.close();
  await centre.close();
});
beforeEach(async () => {
  site = await openSite(centre);
});

const addressOf = (articleId: string, language: Language, by = site.agent) =>
  centre.run(by, (ctx) =>
    showPublicAddress(ctx, { projectId: site.projectId, articleId, language }),
  );

/** What a customer sees who follows the address. */
async function pageAt(address: string) {
  const first = await app.inject({ method: 'GET', url: address });
  const { location } = first.headers;
  return location ? app.inject({ method: 'GET', url: location }) : first;
}

describe('the address of an article', () => {
  it('leads to the text in the customer’s language', async () => {
    const { id } = await site.live({ title: 'Возврат', body: said('Деньги вернутся.') });
    const body = said('The money comes back.');
    await site.publish(await site.save(id, { language: 'en', title: 'Refund', body }));
    const found = await addressOf(id, 'en');
    expect(found).toEqual({
      ...{ address: `/help/${site.key}/en/a/${id}`, language: 'en', title: 'Refund' },
    });
    const page = await pageAt(found.address);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('The money comes back.');
  });

  it('leads to the original on a page in his language where there is no translation', async () => {
    const { id } = await site.live({ title: 'Возврат', body: said('Деньги вернутся.') });
    const found = await addressOf(id, 'zh');
    expect(found).toMatchObject({ address: `/help/${site.key}/zh/a/${id}`, language: 'ru' });
    expect((await pageAt(found.address)).body).toContain('Деньги вернутся.');
  });

  it('leads to the original’s frame where the site is not offered in his language', async () => {
    await site.putSite({ languages: ['ru'] });
    const { id } = await site.live({ title: 'Возврат' });
    expect((await addressOf(id, 'en')).address).toBe(`/help/${site.key}/ru/a/${id}`);
  });
});

describe('there is no address', () => {
  const refused = async (articleId: string, code: string) =>
    expect(addressOf(articleId, 'ru')).rejects.toMatchObject({ code });

  it('of an internal article', async () => {
    const { id } = await site.live({ title: 'Касса' }, { visibility: 'internal' });
    await refused(id, refusals.internalArticle);
  });

  it('while the site is closed', async () => {
    const { id } = await site.live({});
    await site.putSite({ isOn: false });
    await refused(id, refusals.helpSiteClosed);
  });

  it('of an article that is published in no language of the site', async () => {
    await site.putSite({ languages: ['en'] });
    const { id } = await site.live({});
    await refused(id, refusals.notOnHelpSite);
  });

  it('of an article that is for agents alone', async () => {
    const content = [paragraph(text('Касса'))];
    const body = doc({ type: 'audience', attrs: { for: 'agent' }, content });
    const { id } = await site.live({ body });
    await refused(id, refusals.nothingForCustomers);
  });

  it('of an archived article, nor for people of other projects', async () => {
    const { id } = await site.live({});
    const other = await openSite(centre);
    await expect(addressOf(id, 'ru', other.agent)).rejects.toThrow();
    const { projectId } = site;
    await centre.run(site.lead, (ctx) => archiveArticle(ctx, { projectId, id, isArchived: true }));
    await refused(id, refusals.notFound);
  });
});

import { type Id, newId } from '#kernel/id.ts';
import { createProject, putMember } from '#modules/projects/server/index.ts';
import { createPerson } from '#modules/staff/server/index.ts';
import type { Actor } from '#platform/context.ts';
import type { Language } from '#platform/http/contract.ts';
import type { TestCentre } from '#tests/centre.ts';
import { type ArticleGiven, articleGiven, type Draft } from '../contract.ts';
import type { Body } from '../core/body/node.ts';
import { putArticle } from './articles.ts';
import { saveDraft } from './drafts.ts';
import { publishDraft } from './publishing.ts';

/** A body of plain paragraphs. */
export function said(...paragraphs: readonly string[]): Body {
  const content = paragraphs.map((words) => ({
    type: 'paragraph',
    content: [{ type: 'text', text: words }],
  }));
  return { type: 'doc', content };
}

/** A project whose people write down what they know. */
export type Scene = Awaited<ReturnType<typeof openScene>>;

/** Sets a scene in a test centre. Each has a project of its own. */
export async function openScene(centre: TestCentre) {
  const { id: projectId } = await centre.runAsSystem((ctx) =>
    createProject(ctx, {
      ...{ key: `p-${newId().slice(-12)}`, name: 'Быстрая почта', clientName: null },
      ...{ language: 'ru', colour: 'teal' },
    }),
  );
  const hire = async (role: 'agent' | 'lead' | 'analyst'): Promise<Actor> => {
    const email = `${newId()}@example.test`;
    const id = await centre.runAsSystem(async (ctx) => {
      const about = { name: role, email, language: 'ru' as const, roles: [role] };
      const personId = await createPerson(ctx, { ...about, skills: [], teamIds: [] });
      await putMember(ctx, { projectId, personId, isMember: true });
      return personId;
    });
    return centre.actor({ roles: [role], projectIds: [projectId], id });
  };
  const [agent, lead] = [await hire('agent'), await hire('lead')];
  await centre.settle();

  const put = async (about: Partial<ArticleGiven> = {}, id: Id = newId()) =>
    centre.run(lead, (ctx) =>
      putArticle(ctx, {
        ...{ projectId, id },
        ...articleGiven.parse({ originalLanguage: 'ru', visibility: 'public', ...about }),
      }),
    );
  const save = (
    articleId: Id,
    text: {
      language?: Language;
      title?: string;
      body?: Body;
      revision?: number | null;
      by?: Actor;
    },
  ): Promise<Draft> => {
    const { language = 'ru', title = 'Возврат', body = said('Деньги вернутся.') } = text;
    const { revision = null, by = agent } = text;
    return centre.run(by, (ctx) =>
      saveDraft(ctx, { projectId, articleId, language, title, body, revision }),
    );
  };
  const publish = (
    { articleId, language, revision }: Pick<Draft, 'articleId' | 'language' | 'revision'>,
    how: { publishAt?: string; isMinor?: boolean; by?: Actor } = {},
  ) =>
    centre.run(how.by ?? lead, (ctx) =>
      publishDraft(ctx, {
        ...{ projectId, articleId, language, revision, note: '' },
        ...{ publishAt: how.publishAt ?? null, isMinor: how.isMinor ?? false },
      }),
    );
  return {
    ...{ centre, projectId, agent, lead, hire, put, save, publish },
    /** An article that is live. */
    live: async (text: Parameters<typeof save>[1] = {}, about: Partial<ArticleGiven> = {}) => {
      const { id } = await put({ originalLanguage: text.language ?? 'ru', ...about });
      return publish(await save(id, text));
    },
  };
}

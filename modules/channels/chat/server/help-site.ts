import type { FastifyRequest } from 'fastify';
import type { Message } from '#modules/contacts/contract.ts';
import { publicArticles, waysToPerson } from '#modules/knowledge/server/index.ts';
import { receptionOf } from '#modules/routing/server/index.ts';
import type { Context } from '#platform/context.ts';
import type { Language } from '#platform/http/contract.ts';
import en from './messages/en.json' with { type: 'json' };
import ru from './messages/ru.json' with { type: 'json' };
import zh from './messages/zh.json' with { type: 'json' };
import { widgetOf } from './request.ts';
import { readWidgets } from './store.ts';

const catalogues: Readonly<Record<Language, Readonly<Record<keyof typeof en, string>>>> = {
  en,
  ru,
  zh,
};

/** Lets those who read the help site of a project open its chat there. */
export function offerChatOnHelpSite(): void {
  waysToPerson.fill({
    name: 'chat',
    order: 10,
    offer: async (ctx, { projectId, language }) => {
      const widget = (await readWidgets(ctx, projectId)).find(({ isOn }) => isOn);
      if (!widget) return null;
      const { isStaffed } = await receptionOf(ctx, { projectId, queueId: widget.queueId });
      const words = catalogues[language];
      const text = words[isStaffed ? 'help-site.chat.staffed' : 'help-site.chat.unstaffed'];
      const { publicKey } = widget;
      return { title: words['help-site.chat'], text, by: { kind: 'widget', publicKey } };
    },
  });
}

/** Whoever writes brings along what he searched and read before, on the help site or here. */
export async function carryVisit(
  ctx: Context,
  request: FastifyRequest,
  { conversationId, body: words }: Pick<Message, 'conversationId' | 'body'>,
): Promise<void> {
  const { project } = widgetOf(request);
  const visitor = publicArticles.shownVisitor(request, project.key);
  if (!visitor) return;
  const { id: projectId, language } = project;
  await publicArticles.reachPerson(ctx, { projectId, language, visitor, conversationId, words });
}

import { z } from 'zod';
import { defineEvent } from '#kernel/event.ts';
import { id, route } from '#platform/http/contract.ts';
import { macro, macroGiven } from '../core/snippets/macro.ts';
import { snippet, snippetGiven } from '../core/snippets/snippet.ts';
import { inProject, may, projectPath, tags } from './ground.ts';

/** A snippet was written or changed. Of somebody's own only he hears. */
export const snippetPut = defineEvent('snippet.put', z.object({ snippet }), ({ data }) =>
  data.snippet.ownerId ? [`person:${data.snippet.ownerId}`] : [],
);
/** A macro was written or changed. */
export const macroPut = defineEvent('macro.put', z.object({ macro }));

/** How often a snippet or a macro was used in the last 28 days. */
export const readyUse = z.object({ subjectId: id, count: z.number().int() });
export type ReadyUse = z.infer<typeof readyUse>;

/** The revision that was read; null for a new one. */
const revision = z.number().int().nullable().default(null);
const channels = snippetGiven.shape.channels.min(1).default(['chat', 'email']);
const shared = {
  shortcut: snippetGiven.shape.shortcut.default(null),
  channels,
  isArchived: z.boolean().default(false),
  revision,
};

/** The routes of what agents have ready: snippets and macros. */
export const snippetRoutes = {
  snippets: route(may.read)
    .route({
      method: 'GET',
      path: `${projectPath}/snippets`,
      summary: 'The snippets of a project, and my own',
      tags,
    })
    .input(inProject)
    .output(z.object({ items: z.array(snippet) })),
  putSnippet: route(may.write)
    .route({
      method: 'PUT',
      path: `${projectPath}/snippets/{snippetId}`,
      summary: 'Write or change a snippet',
      tags,
    })
    .input(
      inProject.extend({
        ...snippetGiven.shape,
        ...shared,
        snippetId: id,
        tags: snippetGiven.shape.tags.default([]),
        /** Only for oneself. The project's are for leads to write. */
        isPersonal: z.boolean().default(false),
      }),
    )
    .output(snippet),
  macros: route(may.read)
    .route({
      method: 'GET',
      path: `${projectPath}/macros`,
      summary: 'The macros of a project',
      tags,
    })
    .input(inProject)
    .output(z.object({ items: z.array(macro) })),
  putMacro: route(may.manage)
    .route({
      method: 'PUT',
      path: `${projectPath}/macros/{macroId}`,
      summary: 'Write or change a macro',
      tags,
    })
    .input(inProject.extend({ ...macroGiven.shape, ...shared, macroId: id }))
    .output(macro),
  readyUse: route(may.read)
    .route({
      method: 'GET',
      path: `${projectPath}/ready-use`,
      summary: 'How often snippets and macros were used in the last 28 days',
      tags,
    })
    .input(inProject)
    .output(z.object({ items: z.array(readyUse) })),
  noteReadyUse: route(may.read)
    .route({
      method: 'POST',
      path: `${projectPath}/ready-use/{subjectId}`,
      summary: 'Count a use of a snippet or a macro',
      tags,
    })
    .input(inProject.extend({ subjectId: id }))
    .output(z.void()),
};

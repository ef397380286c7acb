import type { ServerModule } from '#platform/module.ts';

export {
  linguistics,
  putSearchDocuments,
  searchArticles,
} from './search/index.ts';

/** What the centre knows. */
export const knowledgeModule: ServerModule = {
  name: 'knowledge',
  migrations: new URL('./migrations/', import.meta.url),
};

import type { WebDoor } from '#platform/web/door.ts';
import { knowledgeImportRoute } from './import/import-route.ts';
import type en from './messages/en.json';

type KnowledgeWords = typeof en;

declare module '#platform/web/words.ts' {
  interface KnownWords extends KnowledgeWords {}
}

/** What knowledge brings to the browser. */
export const knowledgeDoor = {
  routes: [knowledgeImportRoute],
} as const satisfies WebDoor;

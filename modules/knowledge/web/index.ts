import { lazy } from 'react';
import type { WebDoor } from '#platform/web/door.ts';
import type en from './messages/en.json';

export { guideParts } from './guide/guide-parts.ts';

type KnowledgeWords = typeof en;

declare module '#platform/web/words.ts' {
  interface KnownWords extends KnowledgeWords {}
}

/** Writes the clarifying guide of a reason. */
export const GuideEditor = lazy(() =>
  import('./guide/GuideEditor.tsx').then((file) => ({ default: file.GuideEditor })),
);

/** What knowledge brings to the browser. */
export const knowledgeDoor = {} as const satisfies WebDoor;

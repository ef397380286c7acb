import type { Widget } from '../contract.ts';

/** What the form holds: all of a widget but its keys. */
export type WidgetDraft = Omit<Widget, 'id' | 'projectId' | 'publicKey'>;

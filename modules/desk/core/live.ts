import { type HeedEvent, isEvent } from '#kernel/event.ts';
import { type Guiding, guidingChanged } from '../contract.ts';

/** How the guide of a conversation is set after an event. The same as fetching it anew. */
export function applyToGuiding(known: Guiding | null, event: HeedEvent): Guiding | null {
  return isEvent(event, guidingChanged) ? event.data.guiding : known;
}

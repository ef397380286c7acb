import { type HeedEvent, isEvent } from '#kernel/event.ts';
import { compareText } from '#kernel/text.ts';
import {
  type Concern,
  concernChanged,
  concernRaised,
  concernWithdrawn,
  type Improvement,
  improvementPut,
  type Mistake,
  mistakePut,
} from '../contract.ts';

/** The newest concerns of a project after an event. The same as fetching them anew.
 *  isShown: whether a concern belongs to the list, by its filters and the reader's departments. */
export function applyToConcerns(
  concerns: readonly Concern[],
  event: HeedEvent,
  isShown: (concern: Concern) => boolean,
): readonly Concern[] {
  if (isEvent(event, concernWithdrawn)) return without(concerns, event.data.concern);
  for (const told of [concernRaised, concernChanged]) {
    if (isEvent(event, told)) return placed(concerns, event.data.concern, isShown);
  }
  return concerns;
}

/** The improvements of a project after an event. The same as fetching them anew. */
export function applyToImprovements(
  improvements: readonly Improvement[],
  event: HeedEvent,
  isShown: (improvement: Improvement) => boolean,
): readonly Improvement[] {
  if (!isEvent(event, improvementPut)) return improvements;
  return placed(improvements, event.data.improvement, isShown);
}

/** The blameless log of a project after an event. The same as fetching it anew. */
export function applyToMistakes(
  mistakes: readonly Mistake[],
  event: HeedEvent,
): readonly Mistake[] {
  return isEvent(event, mistakePut) ? placed(mistakes, event.data.mistake, () => true) : mistakes;
}

interface Dated {
  readonly id: string;
  readonly createdAt: string;
}

function placed<Item extends Dated>(
  items: readonly Item[],
  item: Item,
  isShown: (item: Item) => boolean,
): readonly Item[] {
  const others = without(items, item);
  return isShown(item) ? [...others, item].sort(newestFirst) : others;
}

function without<Item extends Dated>(items: readonly Item[], { id }: Item): readonly Item[] {
  return items.filter((each) => each.id !== id);
}

function newestFirst(one: Dated, other: Dated): number {
  return compareText(other.createdAt, one.createdAt) || compareText(other.id, one.id);
}

import { compareText } from '#kernel/text.ts';
import { minuteMs } from '#kernel/time.ts';
import type { Queue, WorkItem } from '../work.ts';

/** A contact that waits. */
export interface Waiting {
  readonly item: WorkItem;
  /** What does not change of its score, x 60,000: the higher, the further ahead in its queue. */
  readonly standing: number;
}

/** A contact as it takes its place. Within a queue all gain equally, so the order of two contacts
 *  is settled when they enter. */
export function placed(item: WorkItem, { accelerationPerMinute }: Queue): Waiting {
  const standing =
    item.priority * minuteMs -
    (accelerationPerMinute === 0 ? 0 : accelerationPerMinute * Date.parse(item.enteredAt));
  return { item, standing };
}

/** Adds a contact to a line, behind those before it. */
export function join<Each extends Waiting>(line: Each[], waiting: Each): void {
  const last = line.at(-1);
  if (last === undefined || isBefore(last, waiting)) line.push(waiting);
  else line.splice(placeIn(line, waiting), 0, waiting);
}

/** Takes a contact out of the line in which it stands. */
export function quit<Each extends Waiting>(line: Each[], waiting: Each): void {
  if (line[0] === waiting) line.shift();
  else line.splice(placeIn(line, waiting), 1);
}

/** Whether one of two contacts of a queue stands before the other. */
function isBefore(one: Waiting, other: Waiting): boolean {
  const order =
    other.standing - one.standing ||
    compareText(one.item.enteredAt, other.item.enteredAt) ||
    compareText(one.item.contactId, other.item.contactId);
  return order < 0;
}

/** How many of the line stand before it. */
function placeIn(line: readonly Waiting[], waiting: Waiting): number {
  let low = 0;
  let high = line.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = line[middle];
    if (other !== undefined && isBefore(other, waiting)) low = middle + 1;
    else high = middle;
  }
  return low;
}

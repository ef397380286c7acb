import { type HeedEvent, isEvent } from '#kernel/event.ts';
import { compareText } from '#kernel/text.ts';
import {
  type Correction,
  correctionMoved,
  correctionOpened,
  correctionOverdue,
  type ListeningTask,
  listeningChanged,
  listeningClaimed,
  listeningDone,
  listeningOpened,
} from '../contract.ts';
import { compareListening } from './listening.ts';

/** The listening queue after an event. The same as fetching it anew. */
export function applyToQueue(
  tasks: readonly ListeningTask[],
  event: HeedEvent,
): readonly ListeningTask[] {
  const task = taskOf(event);
  if (!task) return tasks;
  const others = tasks.filter(({ id }) => id !== task.id);
  const isWaiting = task.state === 'open' || task.state === 'claimed';
  return isWaiting ? [...others, task].sort(byUrgency) : others;
}

/** The corrections an agent was told of, after an event. The same as fetching them anew. */
export function applyToMyCorrections(
  corrections: readonly Correction[],
  event: HeedEvent,
  agentId: string,
): readonly Correction[] {
  const correction = correctionOf(event);
  if (!correction) return corrections;
  const others = corrections.filter(({ id }) => id !== correction.id);
  const isMine = correction.agentId === agentId && correction.chain.told !== null;
  return isMine ? [...others, correction].sort(byNeed) : others;
}

/** The task that an event tells of, if it tells of one. */
export function taskOf(event: HeedEvent): ListeningTask | null {
  for (const told of [listeningOpened, listeningClaimed, listeningChanged, listeningDone]) {
    if (isEvent(event, told)) return event.data.task;
  }
  return null;
}

/** The correction that an event tells of, if it tells of one. */
export function correctionOf(event: HeedEvent): Correction | null {
  for (const told of [correctionOpened, correctionMoved]) {
    if (isEvent(event, told)) return event.data.correction;
  }
  return isEvent(event, correctionOverdue) ? event.data.correction : null;
}

function byUrgency(one: ListeningTask, other: ListeningTask): number {
  return compareListening(one, other) || compareText(one.id, other.id);
}

/** What is to be acknowledged first, then the newest. */
function byNeed(one: Correction, other: Correction): number {
  const isDone = ({ chain }: Correction) => Number(chain.acknowledgedAt !== null);
  return (
    isDone(one) - isDone(other) ||
    compareText(other.openedAt, one.openedAt) ||
    compareText(other.id, one.id)
  );
}

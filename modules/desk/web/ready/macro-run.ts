import { useCallback, useSyncExternalStore } from 'react';
import { newId } from '#kernel/id.ts';
import type { ConversationItem, Message } from '#modules/contacts/contract.ts';
import type { KnownDetail } from '#modules/knowledge/core/guide/guide.ts';
import type { PreparedStep } from '#modules/knowledge/core/snippets/prepare-macro.ts';
import { contactsApi, deskApi, routingApi } from '../apis.ts';
import { addToReply } from '../use-draft.ts';

/** A macro that is run with a conversation. steps: what each does, in words. done: how many of them
 *  are. error: why it stopped. goOn: takes the rest, from the step at which it stopped. */
export interface MacroRun {
  readonly name: string;
  readonly steps: readonly string[];
  readonly done: number;
  readonly state: 'running' | 'done' | 'stopped';
  readonly error: Error | null;
  readonly goOn: () => void;
}

/** With whom the steps are taken, and what is known of the contact when it is closed. */
export interface MacroGround {
  readonly item: ConversationItem;
  readonly personId: string;
  /** The reason chosen so far, and what was found out about it. */
  readonly handed: { readonly reasonId: string | null; readonly details: readonly KnownDetail[] };
  /** Shows a message that was sent at once. */
  readonly onSent: (message: Message) => void;
}

/** By conversation. They outlive the screen: a macro goes on when its agent looks elsewhere. */
const runs = new Map<string, MacroRun>();
const changed = new EventTarget();

/** The macro that runs with a conversation, or ran last. */
export function useMacroRun(conversationId: string): MacroRun | null {
  const subscribe = useCallback(
    (listener: () => void) => {
      changed.addEventListener(conversationId, listener);
      return () => changed.removeEventListener(conversationId, listener);
    },
    [conversationId],
  );
  return useSyncExternalStore(subscribe, () => runs.get(conversationId) ?? null);
}

/** Shows it no more. */
export function forgetMacroRun(conversationId: string): void {
  runs.delete(conversationId);
  changed.dispatchEvent(new Event(conversationId));
}

/** Whether a macro runs with a conversation at the moment. */
export function isMacroRunning(conversationId: string): boolean {
  return runs.get(conversationId)?.state === 'running';
}

/** Takes the steps of a macro one after another, each by the route that the agent would take by
 *  hand. The first that fails stops it. */
export async function runMacro(
  macro: { name: string; steps: readonly PreparedStep[]; words: readonly string[] },
  ground: MacroGround,
  from = 0,
  clientIds: readonly string[] = macro.steps.map(() => newId()),
): Promise<void> {
  const { name, steps, words } = macro;
  const { id } = ground.item;
  const tell = (about: Pick<MacroRun, 'done' | 'state' | 'error'>) => {
    const goOn = () => void runMacro(macro, ground, about.done, clientIds);
    runs.set(id, { name, steps: words, ...about, goOn });
    changed.dispatchEvent(new Event(id));
  };
  for (const [place, step] of steps.entries()) {
    if (place < from) continue;
    tell({ done: place, state: 'running', error: null });
    try {
      await take(step, { steps, ground, clientId: clientIds[place] });
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      return tell({ done: place, state: 'stopped', error });
    }
  }
  tell({ done: steps.length, state: 'done', error: null });
}

async function take(
  step: PreparedStep,
  about: { steps: readonly PreparedStep[]; ground: MacroGround; clientId: string | undefined },
): Promise<unknown> {
  const { steps, ground, clientId } = about;
  const { item, personId, handed, onSent } = ground;
  const { projectId, contactId, id: conversationId } = item;
  const say = async (kind: 'message' | 'note', body: string) =>
    onSent(await contactsApi.reply.call({ projectId, conversationId, kind, body, clientId }));
  switch (step.kind) {
    case 'insert':
      return addToReply({ personId, conversationId }, step.text);
    case 'reply':
      return say('message', step.text);
    case 'note':
      return say('note', step.text);
    case 'reason':
      return deskApi.chooseReason.call({ projectId, conversationId, reasonId: step.reasonId });
    case 'transfer': {
      const { queueId, note } = step;
      return routingApi.transfer.call({ projectId, contactId, queueId, ...(note && { note }) });
    }
    case 'wait':
      return contactsApi.waitForCustomer.call({ projectId, contactId });
    case 'finish':
      return contactsApi.finish.call({ projectId, contactId });
    case 'close': {
      const { resolution, causeKind, departmentId } = step;
      return contactsApi.wrapUp.call({
        ...{ projectId, contactId, ...codingOf(steps, handed), resolution },
        ...(causeKind && { causeKind }),
        ...(departmentId && { departmentId }),
      });
    }
  }
}

/** The reason that the macro chose, else the one chosen before, with what was found out of it. */
function codingOf(steps: readonly PreparedStep[], { reasonId, details }: MacroGround['handed']) {
  const chosen = steps.find((step) => step.kind === 'reason')?.reasonId ?? reasonId;
  if (chosen === null) return {};
  return { reasonId: chosen, details: chosen === reasonId ? [...details] : [] };
}

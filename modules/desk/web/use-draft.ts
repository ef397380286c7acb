import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Attachment, Message } from '#modules/contacts/contract.ts';
import { useMe } from '#platform/web/me.ts';
import { deskApi } from './apis.ts';

const saveAfterMs = 600;

interface Words {
  readonly body: string;
  readonly attachments: Attachment[];
}

/** Unsent words. updatedAt: of this device's clock; the newer of device and server is shown. */
export interface Unsent extends Words {
  readonly updatedAt: string;
}

type Kind = 'message' | 'note';

interface Place {
  readonly personId: string;
  readonly conversationId: string;
  readonly kind: Kind;
}

const nothing: Unsent = { body: '', attachments: [], updatedAt: '' };
const restored = new EventTarget();
const called = new EventTarget();

/** A person's unsent words of a kind in a conversation. They are kept on this device at once and on
 *  the server a moment later, so that they outlive a reload, a session and a lost connection. */
export function useDraft(where: { projectId: string; conversationId: string; kind: Kind }) {
  const { projectId, conversationId, kind } = where;
  const me = useMe();
  const place = { personId: me.id, conversationId, kind };
  const key = keyOf(place);
  const [unsent, setUnsent] = useState(() => readKept(key));
  useServersDraft({ ...where, onNewer: setUnsent, since: unsent.updatedAt });
  const save = useSaving({ projectId, conversationId, kind });

  const update = useCallback(
    (change: (before: Unsent) => Partial<Words>) => {
      setUnsent((before) => {
        const next = { ...before, ...change(before), updatedAt: new Date().toISOString() };
        keep(key, next);
        save(next);
        return next;
      });
    },
    [key, save],
  );
  const write = useCallback((change: Partial<Words>) => update(() => change), [update]);
  const clear = useCallback((sent: Words) => update((before) => without(sent, before)), [update]);

  useEffect(() => {
    const take = () => setUnsent(readKept(key));
    restored.addEventListener(key, take);
    return () => restored.removeEventListener(key, take);
  }, [key]);

  return { unsent, write, clear };
}

/** What is left when something was sent: all that was written while it was on its way. */
export function without(sent: Words, { body, attachments }: Words): Words {
  const isAhead = body.startsWith(sent.body);
  return {
    body: isAhead ? body.slice(sent.body.length).trimStart() : body,
    attachments: attachments.filter(
      ({ fileId }) => !sent.attachments.some((each) => each.fileId === fileId),
    ),
  };
}

/** Puts the words of a message that was taken back before what has been written since. */
export function restoreDraft(place: Place, { body, attachments }: Message): void {
  const key = keyOf(place);
  const before = readKept(key);
  keep(key, {
    body: [body, before.body].filter((each) => each !== '').join('\n'),
    attachments: [...attachments, ...before.attachments],
    updatedAt: new Date().toISOString(),
  });
  restored.dispatchEvent(new Event(key));
}

/** Adds words to a person's reply, several lines on lines of their own, and calls for its field. */
export function addToReply(place: Omit<Place, 'kind'>, words: string): void {
  const key = keyOf({ ...place, kind: 'message' });
  const before = readKept(key);
  const glue = words.includes('\n') ? '\n' : ' ';
  const body = [before.body.trimEnd(), words].filter((each) => each !== '').join(glue);
  keep(key, { ...before, body, updatedAt: new Date().toISOString() });
  restored.dispatchEvent(new Event(key));
  called.dispatchEvent(new Event(place.conversationId));
}

/** Runs when something was added to the reply of a conversation. */
export function useReplyCalled(conversationId: string, run: () => void): void {
  const onCall = useEffectEvent(run);
  useEffect(() => {
    const call = () => onCall();
    called.addEventListener(conversationId, call);
    return () => called.removeEventListener(conversationId, call);
  }, [conversationId]);
}

function useServersDraft(options: {
  projectId: string;
  conversationId: string;
  kind: Kind;
  since: string;
  onNewer: (unsent: Unsent) => void;
}): void {
  const { projectId, conversationId, kind, since, onNewer } = options;
  const { data } = useQuery(
    deskApi.drafts.queryOptions({ input: { projectId, conversationId }, staleTime: 0 }),
  );
  const taken = useRef(false);
  useEffect(() => {
    if (!data || taken.current) return;
    taken.current = true;
    const found = data.items.find((draft) => draft.kind === kind);
    if (found && found.updatedAt > since) onNewer(found);
  }, [data, kind, since, onNewer]);
}

/** Saves on the server when writing pauses, and when the page goes away. */
function useSaving(where: { projectId: string; conversationId: string; kind: Kind }) {
  const { projectId, conversationId, kind } = where;
  const pending = useRef<{ timer: ReturnType<typeof setTimeout>; send: () => void } | null>(null);
  const flush = useCallback(() => {
    const { current } = pending;
    if (!current) return;
    clearTimeout(current.timer);
    pending.current = null;
    current.send();
  }, []);
  useEffect(() => {
    addEventListener('pagehide', flush);
    return () => {
      removeEventListener('pagehide', flush);
      flush();
    };
  }, [flush]);
  return useCallback(
    ({ body, attachments }: Unsent) => {
      if (pending.current) clearTimeout(pending.current.timer);
      const send = () =>
        void deskApi.saveDraft
          .call({ projectId, conversationId, kind, body, attachments })
          .catch(() => undefined);
      pending.current = { send, timer: setTimeout(flush, saveAfterMs) };
    },
    [projectId, conversationId, kind, flush],
  );
}

function keyOf({ personId, conversationId, kind }: Place): string {
  return `heed.draft.${personId}.${conversationId}.${kind}`;
}

function readKept(key: string): Unsent {
  const text = localStorage.getItem(key);
  return text ? { ...nothing, ...(JSON.parse(text) as Partial<Unsent>) } : nothing;
}

function keep(key: string, unsent: Unsent): void {
  const isEmpty = unsent.body === '' && unsent.attachments.length === 0;
  if (isEmpty) localStorage.removeItem(key);
  else localStorage.setItem(key, JSON.stringify(unsent));
}

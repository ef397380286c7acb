import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { ChatMessage, ChatState, StreamWords } from '#modules/channels/chat/contract.ts';
import { signedText } from '#modules/channels/chat/core/identity.ts';
import { maximumPreviewLength } from '#modules/channels/chat/core/limits.ts';
import type { OpenSurvey } from '#modules/surveys/contract.ts';
import type { KnownCustomer } from '../filling/customers.ts';
import type { Language } from '../texts/projects/project.ts';

const reconnectMs = 3_000;
const maximumReconnects = 20;

/** The widget's door of a project, as a page of the client's site knows it. */
export interface Door {
  readonly address: string;
  readonly publicKey: string;
  /** With which the site signs who its visitors are. */
  readonly secret: string;
  readonly language: Language;
}

/** A customer before the widget. */
export interface Visitor {
  readonly say: (body: string) => Promise<void>;
  /** begun: what he has written so far. */
  readonly type: (begun: string) => Promise<void>;
  readonly survey: () => Promise<OpenSurvey | null>;
  /** Gives what the survey asks from then on. */
  readonly answer: (answer: object) => Promise<OpenSurvey | null>;
  readonly close: () => void;
}

/** Comes to the widget signed in, and listens until he is told to close.
 *  onState, onMessage: what his window shows. */
export async function visit(
  door: Door,
  customer: KnownCustomer,
  hear: { state: (state: ChatState) => void; message: (message: ChatMessage) => void },
): Promise<Visitor> {
  const { externalId, email, name } = customer;
  const claim = { externalId, email, name, issuedAt: new Date().toISOString() };
  const signature = createHmac('sha256', door.secret).update(signedText(claim)).digest('hex');
  const closing = new AbortController();
  const ask = asker(door, closing.signal);
  const entered = await ask('POST', '/session', {
    body: { language: door.language, identity: { ...claim, signature } },
  });
  const { visitorToken: token } = (await entered.json()) as { visitorToken: string };
  void listen(
    () => ask('GET', '/stream', { token }),
    closing.signal,
    async (name, data) => {
      if (name === 'state') hear.state(data as StreamWords['state']);
      if (name === 'snapshot') hear.state((data as StreamWords['snapshot']).state);
      if (name !== 'message') return;
      const message = data as StreamWords['message'];
      hear.message(message);
      if (message.author === 'customer') return;
      await ask('POST', '/received', { token, body: { messageIds: [message.id] } });
      await ask('POST', '/read', { token });
    },
  );
  return {
    say: async (body) => {
      const saying = { clientId: randomUUID(), body, startsNew: true };
      await ask('POST', '/messages', { token, body: saying });
      await ask('POST', '/typing', { token, body: { isTyping: false, words: '' } });
    },
    type: async (begun) => {
      const words = begun.slice(-maximumPreviewLength);
      await ask('POST', '/typing', { token, body: { isTyping: true, words } });
    },
    survey: async () => surveyIn(await ask('GET', '/survey', { token })),
    answer: async (answer) => surveyIn(await ask('POST', '/survey', { token, body: answer })),
    close: () => closing.abort(),
  };
}

async function surveyIn(response: Response): Promise<OpenSurvey | null> {
  return response.status === 204 ? null : ((await response.json()) as OpenSurvey);
}

function asker({ address, publicKey }: Door, signal: AbortSignal) {
  return async (
    method: 'GET' | 'POST',
    path: string,
    { token, body }: { token?: string; body?: object },
  ): Promise<Response> => {
    const response = await fetch(`${address}/chat/v1/${publicKey}${path}`, {
      method,
      signal,
      headers: {
        origin: address,
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    return response;
  };
}

/** Reads the stream, and comes back when it breaks. */
async function listen(
  open: () => Promise<Response>,
  signal: AbortSignal,
  hear: (name: string, data: unknown) => Promise<void>,
): Promise<void> {
  for (let tries = 0; tries < maximumReconnects && !signal.aborted; tries += 1) {
    try {
      const { body } = await open();
      let rest = '';
      for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
        rest += chunk;
        const blocks = rest.split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) {
          const name = /^event: (.*)$/m.exec(block)?.[1];
          const data = /^data: (.*)$/m.exec(block)?.[1];
          if (name && data) await hear(name, JSON.parse(data));
        }
      }
    } catch {
      if (signal.aborted) return;
    }
    await pause(reconnectMs, undefined, { signal }).catch(() => undefined);
  }
}

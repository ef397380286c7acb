import type { ChatMessage, ChatState, WidgetFacts } from '../contract.ts';
import { typingFadesMs } from '../core/limits.ts';
import type { Model } from './model.ts';

/** The model, and whoever wants to know when it changes. */
export interface Board {
  readonly model: () => Model;
  readonly change: (part: Partial<Model>) => void;
  /** Tells that something beside the model has changed. */
  readonly tell: () => void;
  readonly onChange: (listener: () => void) => void;
  readonly onReply: (listener: () => void) => void;
  /** Adds a message, or replaces it. isNews: the visitor may want to hear of it. */
  readonly add: (message: ChatMessage, isNews: boolean) => void;
  readonly showTyping: (isAgentTyping: boolean) => void;
  readonly clear: () => void;
}

/** Opens an empty board. */
export function openBoard(facts: WidgetFacts): Board {
  const listeners: (() => void)[] = [];
  const replyListeners: (() => void)[] = [];
  let model = emptyModel(facts);
  let fading: ReturnType<typeof setTimeout> | undefined;

  const tell = () => {
    for (const listener of listeners) listener();
  };
  const change = (part: Partial<Model>) => {
    model = { ...model, ...part };
    tell();
  };

  return {
    model: () => model,
    change,
    tell,
    onChange: (listener) => listeners.push(listener),
    onReply: (listener) => replyListeners.push(listener),
    add: (message, isNews) => {
      const others = model.messages.filter(({ id }) => id !== message.id);
      const isNew = others.length === model.messages.length;
      const isReply = message.author !== 'customer';
      change({
        messages: [...others, message].sort(byTime),
        ...(isReply && {
          isAgentTyping: false,
          agentReadAt: later(model.agentReadAt, message.createdAt),
        }),
      });
      if (isReply && isNew && isNews) for (const listener of replyListeners) listener();
    },
    // Who types has read what there is.
    showTyping: (isAgentTyping) => {
      clearTimeout(fading);
      fading = setTimeout(() => change({ isAgentTyping: false }), typingFadesMs);
      const last = model.messages.at(-1)?.createdAt ?? '';
      change({ isAgentTyping, agentReadAt: later(model.agentReadAt, last) });
    },
    clear: () => change(emptyModel(model.facts)),
  };
}

const noTalk: Omit<ChatState, 'isOnline'> = {
  ...{ conversationId: null, phase: null, agentName: null },
  ...{ place: null, wait: null, isMailOffered: false },
};

function emptyModel(facts: WidgetFacts): Model {
  const { isOnline } = facts;
  return {
    facts,
    state: { ...noTalk, isOnline },
    ...{ messages: [], isConnected: true, isAgentTyping: false, agentReadAt: '' },
    ...{ survey: null, isAnew: false, draft: '', uploads: [], leaving: 'writing' },
    lostFileId: null,
    shelf: facts.hasArticles ? 'home' : null,
  };
}

function byTime(a: ChatMessage, b: ChatMessage): number {
  return a.createdAt < b.createdAt || (a.createdAt === b.createdAt && a.id < b.id) ? -1 : 1;
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}

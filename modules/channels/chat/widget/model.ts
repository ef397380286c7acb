import type { ChatMessage, ChatState, WidgetFacts } from '../contract.ts';
import type { Attachment } from './door.ts';
import type { Given, SurveyShown } from './survey.ts';
import type { TextId } from './words.ts';

/** What the widget shows. */
export interface Model {
  readonly facts: WidgetFacts;
  readonly state: ChatState;
  readonly messages: readonly ChatMessage[];
  readonly isConnected: boolean;
  readonly isAgentTyping: boolean;
  /** Up to when the agent is known to have read. */
  readonly agentReadAt: string;
  readonly survey: SurveyModel | null;
  /** The visitor begins another conversation and has not written yet. */
  readonly isAnew: boolean;
  /** What the visitor has written and not sent. */
  readonly draft: string;
  readonly uploads: readonly Upload[];
  /** How far the message is that he leaves while nobody is there. */
  readonly leaving: 'writing' | 'sending' | 'failed';
  /** What of the help site stands in the window before the chat, or over it. */
  readonly shelf: 'home' | 'article' | null;
  /** A file that could not be opened. */
  readonly lostFileId: string | null;
}

/** A file on its way: with what the centre made of it, or what went wrong. */
export interface Upload {
  readonly key: number;
  readonly name: string;
  /** 0 to 1. */
  readonly progress: number;
  readonly attachment: Attachment | null;
  readonly trouble: TextId | null;
}

/** A survey on the screen: its answers, and how far each is. */
export interface SurveyModel extends Pick<SurveyShown, 'invitationId' | 'questions'> {
  readonly answers: Readonly<Record<string, Given>>;
  readonly steps: Readonly<Record<string, 'saved' | 'failed' | undefined>>;
}

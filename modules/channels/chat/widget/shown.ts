import type { Chat } from './chat.ts';
import type { Language, Texts } from './words.ts';

/** What every part of the widget is given. All of them are drawn anew from the model. */
export interface Shown {
  readonly chat: Chat;
  readonly language: Language;
  readonly t: Texts;
}

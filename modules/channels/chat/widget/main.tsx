/** @jsxImportSource preact */
import { render } from 'preact';
import type { WidgetFacts } from '../contract.ts';
import type { SignedIdentity } from '../core/identity.ts';
import { App } from './App.tsx';
import { type Chat, openChat } from './chat.ts';
import { chime } from './sound.ts';
import style from './theme.css?inline';
import { languageOf, openTexts } from './words.ts';

/** What a site may ask of the widget: `Heed('open')`, `Heed('language', 'ru')`. */
interface Commands {
  readonly open: () => void;
  readonly close: () => void;
  readonly language: (language: string) => void;
  readonly identify: (identity: SignedIdentity | null) => void;
}

type Command = [name: keyof Commands, value?: unknown];

declare global {
  interface Window {
    /** Before the script has come, a site may queue commands in `q`. */
    Heed?: { (...command: Command): void; q?: ArrayLike<Command> };
  }
}

const firstField = 'textarea, input:not([type=file])';

async function start(tag: HTMLScriptElement, publicKey: string): Promise<void> {
  const chat = await openChat({
    root: `${new URL(tag.src).origin}/chat/v1/${publicKey}`,
    publicKey,
    language: languageOf(tag.dataset['language'] || document.documentElement.lang),
  });
  if (!chat) return;
  const { move, show } = openWindow(chat);
  const commands: Commands = {
    open: () => move(true),
    close: () => move(false),
    identify: chat.identify,
    language: (text) => {
      const language = languageOf(text);
      if (language) void chat.speak(language);
    },
  };
  const obey = (...[name, value]: Command) => {
    const command = commands[name] as ((value: unknown) => void) | undefined;
    command?.(value);
  };
  const early = Array.from(window.Heed?.q ?? []);
  window.Heed = obey;
  if (!early.some(([name]) => name === 'identify')) chat.identify(undefined);
  for (const [name, value] of early) obey(name, value);
  show();
}

/** The widget on the page. */
function openWindow(chat: Chat) {
  const mount = openShadow(chat.model().facts);
  let isOpen = chat.memory.get('isOpen') === true;

  function show(): void {
    const { language, words } = chat.model().facts;
    const t = openTexts(words);
    render(<App {...{ chat, language, t, isOpen }} onMove={move} />, mount);
    readAll();
  }
  function move(next: boolean): void {
    isOpen = next;
    chat.memory.set('isOpen', next || undefined);
    show();
    mount.querySelector<HTMLElement>(next ? firstField : '.launcher')?.focus();
  }
  function readAll(): void {
    if (isOpen && document.visibilityState === 'visible') chat.markRead();
  }
  document.addEventListener('visibilitychange', readAll);
  chat.onChange(show);
  chat.onReply(() => {
    if (chat.memory.get('isSoundOn')) chime();
  });
  return { move, show };
}

/** A place of its own on the page: no style of the site reaches in, and none of ours out. */
function openShadow({ colour, ink }: WidgetFacts): ShadowRoot {
  const host = document.createElement('heed-chat');
  const shadow = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  shadow.adoptedStyleSheets = [sheet];
  // In the style sheet it would be spelt out for browsers that are too old for the widget.
  host.style.colorScheme = 'light dark';
  host.style.setProperty('--accent', colour);
  host.dataset['ink'] = ink;
  document.body.append(host);
  return shadow;
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement && script.dataset['heed']) {
  const publicKey = script.dataset['heed'];
  const begin = () => void start(script, publicKey);
  if (document.body) begin();
  else document.addEventListener('DOMContentLoaded', begin);
}

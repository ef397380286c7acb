/** @jsxImportSource preact */
import { createElement, render } from 'preact';
import type { WidgetFacts } from '../contract.ts';
import type { SignedIdentity } from '../core/identity.ts';
import { App } from './App.tsx';
import { type Chat, openChat } from './chat.ts';
import type { Later } from './later/main.tsx';
import { chime } from './sound.ts';
import style from './theme.css?inline';
import { languageOf, openTexts } from './words.ts';

/** What a site may ask of the widget: `Heed('open')`, `Heed('language', 'ru')`. */
interface Commands {
  /** `chat`: at once to the chat, past the articles. */
  readonly open: (way?: unknown) => void;
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
  const { origin } = new URL(tag.src);
  const root = `${origin}/chat/v1/${publicKey}`;
  const chat = await openChat({
    root,
    publicKey,
    language: languageOf(tag.dataset['language'] || document.documentElement.lang),
  });
  if (!chat) return;
  const { move, show } = openWindow(chat, (shadow) => {
    // As it stands: the site's policy for this script holds for that one.
    return import(/* @vite-ignore */ `${origin}/widget-later.js`).then(({ open }) =>
      open({ h: createElement, chat, root, shadow }),
    );
  });
  const commands: Commands = {
    open: (way) => {
      if (way === 'chat') chat.change({ shelf: null });
      move(true);
    },
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

/** The widget on the page. bring: the rest of it, when it is needed first. */
function openWindow(chat: Chat, bring: (shadow: ShadowRoot) => Promise<Later>) {
  const mount = openShadow(chat.model().facts);
  let isOpen = chat.memory.get('isOpen') === true;

  let later: Later | null = null;
  let isComing = false;

  function show(): void {
    const { facts, survey } = chat.model();
    const { language, words } = facts;
    const t = openTexts(words);
    render(<App {...{ chat, language, t, later, isOpen }} onMove={move} />, mount);
    readAll();
    if (isOpen && (facts.hasArticles || survey)) bringOnce();
  }
  function move(next: boolean): void {
    isOpen = next;
    chat.memory.set('isOpen', next || undefined);
    show();
    const wanted = next ? ['.person', firstField] : ['.launcher'];
    wanted
      .map((each) => mount.querySelector<HTMLElement>(each))
      .find(Boolean)
      ?.focus();
  }
  function bringOnce(): void {
    if (isComing) return;
    isComing = true;
    bring(mount).then(
      (come) => {
        later = come;
        show();
      },
      () => {
        isComing = false;
      },
    );
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

import { dayMs, hourMs } from '#kernel/time.ts';
import type { Language } from '#platform/http/contract.ts';

/** A mail with a link in it. `invite`: to a person who has no password yet. */
export type LetterKind = 'invite' | 'reset';

interface Letter {
  readonly language: Language;
  readonly name: string;
  readonly url: string;
  /** How long the link can be used. */
  readonly validForMs: number;
}

type Write = (letter: { name: string; url: string; time: string }) => {
  subject: string;
  text: string;
};

/** The letter that brings a link, in the language of its reader. */
export function writeLetter(kind: LetterKind, { language, name, url, validForMs }: Letter) {
  const [unit, unitMs] = validForMs < 2 * dayMs ? ['hour', hourMs] : ['day', dayMs];
  const time = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' });
  return letters[kind][language]({ name, url, time: time.format(validForMs / unitMs) });
}

const letters: Readonly<Record<LetterKind, Record<Language, Write>>> = {
  invite: {
    en: ({ name, url, time }) => ({
      subject: 'Your invitation to Heed',
      text: lines(
        `Hello ${name},`,
        'your colleagues work with Heed and have invited you. Choose a password here:',
        url,
        `The link works once, within ${time}. After that, ask whoever invited you for a new one.`,
      ),
    }),
    ru: ({ name, url, time }) => ({
      subject: 'Приглашение в Heed',
      text: lines(
        `Здравствуйте, ${name}!`,
        'Ваши коллеги работают в Heed и приглашают вас. Придумайте пароль на этой странице:',
        url,
        `Ссылка сработает один раз. Срок её действия: ${time}. ` +
          'Если он истёк, попросите новую у того, кто вас пригласил.',
      ),
    }),
    zh: ({ name, url, time }) => ({
      subject: 'Heed 邀请函',
      text: lines(
        `${name}，您好：`,
        '您的同事正在使用 Heed，并邀请您加入。请打开以下页面设置密码：',
        url,
        `此链接仅可使用一次，${time}内有效。过期后，请联系邀请人重新获取。`,
      ),
    }),
  },
  reset: {
    en: ({ name, url, time }) => ({
      subject: 'A new password for Heed',
      text: lines(
        `Hello ${name},`,
        'you can choose a new password here:',
        url,
        `The link works once, within ${time}. ` +
          'If you did not ask for it, you need not do anything: your password stays as it is.',
      ),
    }),
    ru: ({ name, url, time }) => ({
      subject: 'Новый пароль для Heed',
      text: lines(
        `Здравствуйте, ${name}!`,
        'Новый пароль можно задать на этой странице:',
        url,
        `Ссылка сработает один раз. Срок её действия: ${time}. ` +
          'Если вы её не запрашивали, ничего делать не нужно: пароль останется прежним.',
      ),
    }),
    zh: ({ name, url, time }) => ({
      subject: '重设 Heed 密码',
      text: lines(
        `${name}，您好：`,
        '请打开以下页面设置新密码：',
        url,
        `此链接仅可使用一次，${time}内有效。如果不是您本人的操作，请忽略此邮件，密码不会改变。`,
      ),
    }),
  },
};

function lines(...paragraphs: string[]): string {
  return `${paragraphs.join('\n\n')}\n`;
}

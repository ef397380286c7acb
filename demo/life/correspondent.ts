import type { ParsedMail } from 'mailparser';
import type { KnownCustomer } from '../filling/customers.ts';
import type { Speaker } from './life.ts';
import type { PostOffice } from './post-office.ts';

/** A customer who writes letters. */
export interface Correspondent extends Speaker {
  readonly close: () => void;
}

/** Opens a correspondence: the first letter begins it, the others answer the latest mail of the
 *  centre. hear.answered: an answer has come; hear.asked: a mail with the link of a survey. */
export function openCorrespondent(
  post: PostOffice,
  about: { customer: KnownCustomer; mailAddress: string; subject: string },
  hear: { answered: () => void; asked: (link: string) => void },
): Correspondent {
  const { customer, mailAddress, subject } = about;
  const { name, email: address } = customer;
  let latest: ParsedMail | null = null;
  post.openBox(address, (mail) => {
    const link = /https?:\/\/\S+\/rate\/[\w-]+/.exec(mail.text ?? '')?.[0];
    if (link) return hear.asked(link);
    latest = mail;
    hear.answered();
  });
  return {
    say: (text) =>
      post.bring({
        from: { name, address },
        to: latest?.replyTo?.value[0]?.address ?? mailAddress,
        subject: latest ? `Re: ${subject}` : subject,
        text,
        inReplyTo: latest?.messageId ?? null,
      }),
    type: async () => undefined,
    close: () => post.closeBox(address),
  };
}

/** Fills in the page behind the link of a survey, as a browser sends it. answers: by question. */
export async function fillIn(
  link: string,
  language: string,
  answers: Readonly<Record<string, string>>,
): Promise<void> {
  const form = new URLSearchParams({ _lang: language, ...answers });
  const response = await fetch(link, { method: 'POST', body: form, redirect: 'manual' });
  if (response.status !== 303) throw new Error(`The survey answered ${response.status}.`);
}

import { splitText } from '#modules/channels/email/core/visible-text.ts';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import classes from './MessageGroup.module.css';

/** The text of a mail with what it quotes and its signature folded; nothing of it is lost. */
export function MailText({ text }: { text: string }) {
  const { t } = useWords();
  return splitText(text).map((part, index) =>
    part.kind === 'said' ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never change their places
      <UserText key={index} className={classes.words} text={part.text.trim()} />
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <details key={index} className={classes.folded}>
        <summary>{t(`desk.mail.${part.kind}`)}</summary>
        <UserText className={classes.words} text={part.text.trim()} />
      </details>
    ),
  );
}

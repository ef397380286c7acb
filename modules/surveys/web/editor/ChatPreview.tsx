import { IconMessageCircle } from '@tabler/icons-react';
import { UserText } from '#platform/web/UserText.tsx';
import { shownQuestions } from '../../core/logic.ts';
import { AskedQuestion, type Asking } from './AskedQuestion.tsx';
import classes from './Preview.module.css';
import { previewWords } from './preview-words.ts';

/** A survey as the chat asks it: one question at first, then the rest. */
export function ChatPreview(asking: Asking) {
  const { questions, answers, language, name } = asking;
  const words = previewWords[language].chat;
  const [first, ...rest] = shownQuestions(questions, answers);
  const isBegun = first !== undefined && answers[first.key] !== undefined;
  return (
    <div className={classes.chat}>
      <div className={classes.chatHead}>
        <IconMessageCircle size="1.125rem" aria-hidden />
        <UserText text={name} />
      </div>
      <div className={classes.chatBody}>
        <p className={classes.chatTitle}>{words.survey}</p>
        {first && <AskedQuestion look="chat" question={first} asking={asking} />}
        {isBegun && rest.length > 0 && <p className={classes.quiet}>{words.more}</p>}
        {isBegun &&
          rest.map((question) => (
            <AskedQuestion key={question.key} look="chat" question={question} asking={asking} />
          ))}
      </div>
    </div>
  );
}

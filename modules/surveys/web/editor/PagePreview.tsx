import { useState } from 'react';
import { UserText } from '#platform/web/UserText.tsx';
import { pagesOf } from '../../core/asking.ts';
import { shownQuestions } from '../../core/logic.ts';
import { AskedQuestion, type Asking } from './AskedQuestion.tsx';
import classes from './Preview.module.css';
import { previewWords } from './preview-words.ts';

/** A survey as the page behind a mail asks it: page by page, the first one with one question. */
export function PagePreview(asking: Asking) {
  const { questions, answers, language, name } = asking;
  const words = previewWords[language].page;
  const [reached, setReached] = useState(0);
  const shown = shownQuestions(questions, answers);
  const pages = pagesOf(questions).map((page) => page.filter((each) => shown.includes(each)));
  const index = pages.findIndex((page, place) => place >= reached && page.length > 0);
  const page = pages[index] ?? [];
  const isFirst = index === 0;
  return (
    <div className={classes.page}>
      <p className={classes.brand}>
        <UserText text={name} />
      </p>
      {page.length === 0 ? (
        <>
          <p className={classes.pageTitle}>{words.thanks}</p>
          <p>{words.thanksText}</p>
        </>
      ) : (
        <>
          {!isFirst && page.length > 1 && (
            <p className={classes.pageTitle}>{index === 1 ? words.more : words.almostDone}</p>
          )}
          {index === 1 && page.length > 1 && <p>{words.moreText}</p>}
          {page.map((question) => (
            <AskedQuestion
              key={question.key}
              look="page"
              isAlone={page.length === 1}
              question={question}
              asking={asking}
            />
          ))}
          <button type="button" className={classes.send} onClick={() => setReached(index + 1)}>
            {isFirst ? words.send : words.next}
          </button>
        </>
      )}
    </div>
  );
}

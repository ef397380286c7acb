import { Anchor } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { AddressLink } from '#platform/web/AddressLink.tsx';
import { Page } from '#platform/web/Page.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import type { Correction } from '../contract.ts';
import { Acknowledge } from './Acknowledge.tsx';
import classes from './AgentCorrection.module.css';
import answer from './AnswerStep.module.css';
import { dialogueAddress } from './dialogue-address.ts';

/** What an agent is told: his own words, what is right, and where it stands. */
export function AgentCorrection({ correction }: { correction: Correction }) {
  const { t, format } = useWords();
  const { chain, excerpt, customerName } = correction;
  return (
    <Page>
      <article className={classes.page}>
        <header>
          <h2 className={classes.title}>{t('quality.mine.title')}</h2>
          <p className={classes.text}>
            <UserText
              text={t('quality.mine.text', { name: customerName || t('quality.unnamed') })}
            />{' '}
            <Anchor component={AddressLink} to={dialogueAddress(correction)} underline="always">
              {t('quality.to-dialogue')}
            </Anchor>
          </p>
        </header>
        <section className={answer.pair}>
          <div className={answer.said}>
            <h3 className={answer.title}>{t('quality.mine.said')}</h3>
            <p className={answer.words}>
              <UserText text={excerpt} />
            </p>
          </div>
          {chain.answer && (
            <div className={answer.right} data-known>
              <h3 className={answer.title}>{t('quality.is-right')}</h3>
              <p className={answer.words}>
                <UserText text={chain.answer.text} />
              </p>
              <p className={answer.source}>
                <UserText text={t('quality.source', { source: chain.answer.source })} />
              </p>
            </div>
          )}
        </section>
        <footer className={classes.foot}>
          {chain.acknowledgedAt ? (
            <span className={classes.done}>
              <IconCircleCheck size="1.125rem" aria-hidden />
              {t('quality.mine.done', { time: format.dateTime(chain.acknowledgedAt) })}
            </span>
          ) : (
            <Acknowledge correction={correction} />
          )}
          <span className={classes.text}>{t('quality.mine.customer')}</span>
        </footer>
      </article>
    </Page>
  );
}

import { Textarea } from '@mantine/core';
import { useDeferredValue, useMemo, useState } from 'react';
import { useProjects } from '#modules/projects/web/index.ts';
import { serverNow } from '#platform/web/now.ts';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import { displayOf, questionOf } from '../../core/guide/display.ts';
import type { GuideDetail } from '../../core/guide/guide.ts';
import { readDialogue } from '../../core/guide/read-dialogue.ts';
import { pastedDialogue } from './drafting.ts';
import classes from './GuideForm.module.css';

/** What the guide would find in a dialogue, and what it would ask next; while it is typed. */
export function Preview(props: { projectId: string; details: readonly GuideDetail[] }) {
  const { projectId, details } = props;
  const { t, language } = useWords();
  const [text, setText] = useState('');
  const read = useDeferredValue(text);
  const timeZone = useProjects().find(({ id }) => id === projectId)?.settings.timeZone ?? 'UTC';
  const { messages, reading } = useMemo(() => {
    const now = serverNow();
    const said = pastedDialogue(read, now);
    const options = { now, timeZone, orders: [], given: [] };
    return { messages: said, reading: readDialogue({ details }, said, options) };
  }, [details, read, timeZone]);
  const next = details.find(({ key }) => key === reading.next?.key);
  return (
    <section className={classes.preview} aria-label={t('guide.preview')}>
      <Textarea
        autosize
        minRows={3}
        maxRows={12}
        label={t('guide.preview')}
        description={t('guide.preview.text')}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      {messages.length > 0 && (
        <dl className={classes.found} aria-live="polite">
          {details.map((detail, place) => {
            const its = reading.details[place];
            const said = messages.find(({ id }) => id === its?.where?.messageId);
            return (
              <div key={detail.key}>
                <dt>
                  <UserText text={detail.names[language] || detail.key} />
                </dt>
                <dd>
                  {its?.value == null
                    ? t('guide.preview.missing')
                    : `${displayOf(detail, its.value, language)} · ${t(
                        its.isSure ? 'guide.preview.sure' : 'guide.preview.to-confirm',
                      )}`}
                  {said && its?.where && (
                    <q className={classes.quote}>
                      <UserText text={said.text.slice(its.where.from, its.where.to)} />
                    </q>
                  )}
                </dd>
              </div>
            );
          })}
          {next && (
            <div>
              <dt>{t('guide.preview.next')}</dt>
              <dd>{questionOf(next, { value: reading.next?.value ?? null, language })}</dd>
            </div>
          )}
        </dl>
      )}
    </section>
  );
}

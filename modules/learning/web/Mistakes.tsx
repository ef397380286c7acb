import { Button } from '@mantine/core';
import { IconHeartHandshake, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useNameOf } from '#modules/surveys/web/index.ts';
import { KeyHint } from '#platform/web/KeyHint.tsx';
import { useKeys } from '#platform/web/keys.ts';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { useMay } from '#platform/web/me.ts';
import { Nothing } from '#platform/web/Nothing.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import { type Mistake, may } from '../contract.ts';
import { LearningPage } from './LearningPage.tsx';
import { emptyMistake, MistakeForm } from './MistakeForm.tsx';
import classes from './Mistakes.module.css';
import { useChosenProject, useMistakes } from './use-learning.ts';

/** What went wrong and what is done so that it does not happen again. Systems, not names. */
export function Mistakes() {
  const { t } = useWords();
  const mayWrite = useMay(may.writeMistakes);
  const projectId = useChosenProject();
  const [open, setOpen] = useState<Mistake | 'new' | null>(null);
  const [isThanked, setThanked] = useState(false);
  useKeys(
    mayWrite ? [{ keys: 'n', label: 'learning.mistake.new', run: () => setOpen('new') }] : [],
  );
  return (
    <LearningPage
      tools={
        mayWrite && (
          <Button
            size="xs"
            leftSection={<IconPlus size="1rem" />}
            rightSection={<KeyHint keys="n" />}
            onClick={() => setOpen('new')}
          >
            {t('learning.mistake.new')}
          </Button>
        )
      }
    >
      {isThanked && (
        <p className={classes.thanks} role="status">
          <IconHeartHandshake size="1.125rem" aria-hidden /> {t('learning.mistake.thanks')}
        </p>
      )}
      {projectId ? (
        <Log projectId={projectId} {...(mayWrite && { onOpen: setOpen })} />
      ) : (
        <LoadingLines />
      )}
      {open && projectId && (
        <MistakeForm
          projectId={projectId}
          before={open === 'new' ? emptyMistake : open}
          onSaved={() => {
            setThanked(open === 'new');
            setOpen(null);
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </LearningPage>
  );
}

function Log(props: { projectId: string; onOpen?: (mistake: Mistake) => void }) {
  const { projectId, onOpen } = props;
  const { t } = useWords();
  const { data, error, refetch } = useMistakes(projectId);
  if (error) return <Problem error={error} onRetry={refetch} />;
  if (!data) return <LoadingLines />;
  if (data.items.length === 0)
    return (
      <Nothing
        icon={IconHeartHandshake}
        title={t('learning.mistakes.empty')}
        text={t('learning.mistakes.empty.text')}
      />
    );
  return (
    <ul className={classes.list}>
      {data.items.map((mistake) => (
        <Entry
          key={mistake.id}
          mistake={mistake}
          {...(onOpen && { onOpen: () => onOpen(mistake) })}
        />
      ))}
    </ul>
  );
}

function Entry({ mistake, onOpen }: { mistake: Mistake; onOpen?: () => void }) {
  const { t, format } = useWords();
  const { title, summary, impact, contributingFactors, wentWell, actions, createdAt } = mistake;
  const parts = [
    { name: t('learning.mistake.impact'), text: impact },
    { name: t('learning.mistake.factors'), text: contributingFactors.join('\n') },
    { name: t('learning.mistake.went-well'), text: wentWell },
  ].filter(({ text }) => text !== '');
  return (
    <li className={classes.entry}>
      <header className={classes.head}>
        <h2 className={classes.title}>
          <UserText text={title} />
        </h2>
        <span className={classes.aside}>
          <time dateTime={createdAt}>{format.date(createdAt)}</time>
          {onOpen && (
            <Button size="compact-xs" variant="subtle" onClick={onOpen}>
              {t('learning.change')}
            </Button>
          )}
        </span>
      </header>
      <p className={classes.words}>
        <UserText text={summary} />
      </p>
      <dl className={classes.parts}>
        {parts.map(({ name, text }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <UserText text={text} />
            </dd>
          </div>
        ))}
      </dl>
      {actions.length > 0 && <Actions actions={actions} />}
    </li>
  );
}

function Actions({ actions }: Pick<Mistake, 'actions'>) {
  const { t, format } = useWords();
  const nameOf = useNameOf();
  const dateOf = (day: string) => format.date(`${day}T12:00:00.000Z`);
  return (
    <ul className={classes.actions}>
      {actions.map(({ text, ownerId, dueOn, doneOn, effect }) => (
        <li key={text} data-done={doneOn !== null}>
          <span className={classes.sign} aria-hidden="true" />
          <span className={classes.words}>
            <UserText text={text} />
            {effect && (
              <span className={classes.quiet}>
                {' · '}
                <UserText text={effect} />
              </span>
            )}
          </span>
          <span className={classes.quiet}>
            {[
              ownerId ? nameOf(ownerId) : '',
              doneOn
                ? t('learning.action.done', { day: dateOf(doneOn) })
                : dueOn
                  ? t('learning.action.due', { day: dateOf(dueOn) })
                  : '',
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
}

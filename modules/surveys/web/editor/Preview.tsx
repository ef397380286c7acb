import { Button, Group, SegmentedControl, Switch } from '@mantine/core';
import { type CSSProperties, useState } from 'react';
import type { Language } from '#kernel/language.ts';
import { useProjects } from '#modules/projects/web/index.ts';
import { languageNames, languages } from '#platform/web/languages.ts';
import { useWords } from '#platform/web/words.ts';
import { questionsFor } from '../../core/asking.ts';
import type { Answers, AnswerValue } from '../../core/logic.ts';
import type { Question } from '../../core/question.ts';
import type { Survey } from '../../core/survey.ts';
import { ChatPreview } from './ChatPreview.tsx';
import { PagePreview } from './PagePreview.tsx';
import classes from './Preview.module.css';

const looks = ['chat', 'page'] as const;
type Look = (typeof looks)[number];

/** What customers will see of the draft, to be tried: in the chat and on the page of a mail, in
 *  each language, in full or the rating alone. Answers bring up what depends on them; nothing is
 *  recorded. */
export function Preview(props: { survey: Survey; questions: readonly Question[] }) {
  const { survey, questions } = props;
  const { t, language: own } = useWords();
  const project = useProjects().find(({ id }) => id === survey.projectId);
  const [look, setLook] = useState<Look>(survey.channels.includes('chat') ? 'chat' : 'page');
  const [language, setLanguage] = useState<Language>(own);
  const [isAlone, setIsAlone] = useState(false);
  const [round, setRound] = useState(0);
  const [answers, setAnswers] = useState<Answers>({});
  const customer = { invitationId: '', isRatingAlone: isAlone, completeAnswers: 0 };
  const keys = new Set(questionsFor(questions, customer));
  const restart = () => {
    setAnswers({});
    setRound(round + 1);
  };
  const asking = {
    ...{ language, answers, name: project?.name ?? '' },
    questions: questions.filter(({ key }) => keys.has(key)),
    onAnswer: (key: string, value: AnswerValue) => setAnswers({ ...answers, [key]: { value } }),
  };
  return (
    <section className={classes.preview} aria-label={t('surveys.design.view.preview')}>
      <Group gap="xs">
        <SegmentedControl<Look>
          size="xs"
          aria-label={t('surveys.design.look')}
          data={looks.map((value) => ({ value, label: t(`surveys.design.look.${value}`) }))}
          value={look}
          onChange={setLook}
        />
        <SegmentedControl<Language>
          size="xs"
          aria-label={t('surveys.design.look.language')}
          data={languages.map((value) => ({ value, label: languageNames[value] }))}
          value={language}
          onChange={setLanguage}
        />
      </Group>
      <Group gap="md" justify="space-between">
        <Switch
          size="xs"
          label={t('surveys.design.look.alone')}
          checked={isAlone}
          onChange={({ currentTarget }) => {
            setIsAlone(currentTarget.checked);
            restart();
          }}
        />
        <Button size="compact-xs" variant="subtle" onClick={restart}>
          {t('surveys.design.look.restart')}
        </Button>
      </Group>
      <div
        className={classes.frame}
        lang={language}
        data-look={look}
        style={accentOf(project?.colour ?? 'teal')}
      >
        {asking.questions.length === 0 ? (
          <p className={classes.nothing}>{t('surveys.design.look.nothing')}</p>
        ) : look === 'chat' ? (
          <ChatPreview {...asking} />
        ) : (
          <PagePreview key={round} {...asking} />
        )}
      </div>
      <p className={classes.note}>{t('surveys.design.look.text')}</p>
    </section>
  );
}

function accentOf(colour: string): CSSProperties {
  const names = { '--deep': `var(--mantine-color-${colour}-9)` };
  return { ...names, '--bright': `var(--mantine-color-${colour}-4)` } as CSSProperties;
}

import { SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { type Language, languages } from '#kernel/language.ts';
import { useKeys } from '#platform/web/keys.ts';
import { languageNames } from '#platform/web/languages.ts';
import { useWords } from '#platform/web/words.ts';
import { faultsOf } from '../../core/faults.ts';
import { EditedLanguageContext, type Editing, headKey } from './editing.ts';
import { countMissing } from './missing.ts';
import { PublishDialog } from './PublishDialog.tsx';
import { QuestionList } from './QuestionList.tsx';
import classes from './QuestionsEditor.module.css';
import { SaveBar } from './SaveBar.tsx';
import type { EditedSurvey } from './use-survey.ts';

/** What was taken away, in words, and the way to have it back. */
interface Lost {
  readonly words: string;
  readonly bringBack: () => void;
}

/** The questions of a survey to be changed, and the bar that saves and publishes them. */
export function QuestionsEditor({ edited }: { edited: EditedSurvey }) {
  const { draft, survey, published, edit, unsavedCount, saving } = edited;
  const { t } = useWords();
  const [openKey, onOpen] = useOpenKey();
  const [lost, setLost] = useState<Lost | null>(null);
  const [isPublishing, setIsPublishing] = useState(false);
  const isNameless = languages.every((language) => draft.name[language].trim() === '');
  const faults = faultsOf(draft.questions);
  const save = () => {
    if (unsavedCount === 0 || saving.isPending) return;
    if (isNameless) return onOpen(headKey);
    saving.mutate(undefined, {
      onSuccess: () => {
        setLost(null);
        notifications.show({ message: t('surveys.design.saved') });
      },
    });
  };
  useKeys([{ keys: 'mod+s', label: 'surveys.design.key.save', run: save, isAlways: true }]);
  const editing: Editing = {
    ...{ kind: survey?.kind ?? 'transactional', draft, openKey, onOpen, faults, published },
    edit: (next) => {
      setLost(null);
      edit(next);
    },
    remove: (next, what) => {
      setLost({ words: t('surveys.design.removed', { what }), bringBack: () => edit(draft) });
      onOpen(undefined);
      edit(next);
    },
  };
  return (
    <div>
      <InLanguage editing={editing}>
        <QuestionList editing={editing} />
      </InLanguage>
      <SaveBar
        edited={edited}
        lost={lost?.words ?? null}
        onBringBack={() => {
          lost?.bringBack();
          setLost(null);
        }}
        onDrop={() => {
          onOpen(undefined);
          setLost({ words: t('surveys.design.dropped'), bringBack: edited.drop() });
        }}
        onSave={save}
        onPublish={() => (isNameless ? onOpen(headKey) : setIsPublishing(true))}
      />
      {isPublishing && (
        <PublishDialog
          edited={edited}
          faults={faults}
          onGoTo={(key) => {
            setIsPublishing(false);
            onOpen(key ?? undefined);
          }}
          onClose={() => setIsPublishing(false)}
        />
      )}
    </div>
  );
}

/** Where there is no room for three languages, one is edited at a time. */
function InLanguage({ editing, children }: { editing: Editing; children: ReactNode }) {
  const { t, language: own } = useWords();
  const isNarrow = useMediaQuery('(max-width: 48em)', undefined, {
    getInitialValueInEffect: false,
  });
  const [chosen, setChosen] = useState<Language>(own);
  const missing = countMissing(editing.draft);
  if (!isNarrow) return children;
  return (
    <EditedLanguageContext value={chosen}>
      <SegmentedControl<Language>
        fullWidth
        size="xs"
        className={classes.languages ?? ''}
        aria-label={t('surveys.design.language')}
        data={languages.map((value) => ({
          value,
          label:
            missing[value] > 0
              ? t('surveys.design.language.missing', {
                  language: languageNames[value],
                  count: missing[value],
                })
              : languageNames[value],
        }))}
        value={chosen}
        onChange={setChosen}
      />
      {children}
    </EditedLanguageContext>
  );
}

/** The question that is open, by the address. The page stays where it is, and Back does not undo
 *  it. */
function useOpenKey(): [string | undefined, (key: string | undefined) => void] {
  const { open } = useSearch({ from: '/frame/surveys/$projectId/$surveyId' });
  const navigate = useNavigate({ from: '/surveys/$projectId/$surveyId' });
  const onOpen = (key: string | undefined) =>
    void navigate({ search: key ? { open: key } : {}, replace: true, resetScroll: false });
  return [open, onOpen];
}

import { Radio, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Translated } from '#kernel/language.ts';
import { FormDialog } from '#platform/web/FormDialog.tsx';
import { useWords } from '#platform/web/words.ts';
import { surveyTemplates, type TemplateKey, templateKeys } from '../../core/templates/templates.ts';
import { surveysApi } from '../apis.ts';
import { freeName } from './drafting.ts';

/** Begins a survey from one of the templates. */
export function NewSurvey(props: {
  projectId: string;
  /** The names of those that there are. */
  taken: readonly Translated[];
  onMade: (surveyId: string) => void;
  onClose: () => void;
}) {
  const { projectId, taken, onMade, onClose } = props;
  const { t, language } = useWords();
  const client = useQueryClient();
  const [template, setTemplate] = useState<TemplateKey>('chat');
  const { mutate, error, isPending } = useMutation(
    surveysApi.design.create.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: ({ id }) => {
        void client.invalidateQueries({ queryKey: surveysApi.design.list.key() });
        onMade(id);
      },
    }),
  );
  return (
    <FormDialog
      title={t('surveys.design.new')}
      size="lg"
      error={error}
      rest={error}
      isPending={isPending}
      action={t('surveys.design.new.make')}
      onSubmit={() =>
        mutate({ projectId, template, name: freeName(surveyTemplates[template].name, taken) })
      }
      onClose={onClose}
    >
      <Radio.Group
        label={t('surveys.design.new.from')}
        description={t('surveys.design.new.text')}
        value={template}
        onChange={(next) => {
          const found = templateKeys.find((each) => each === next);
          if (found) setTemplate(found);
        }}
      >
        <Stack gap="xs" mt="sm">
          {templateKeys.map((key, place) => {
            const { name, kind, questions } = surveyTemplates[key];
            return (
              <Radio
                key={key}
                value={key}
                data-autofocus={place === 0 || undefined}
                label={name[language]}
                description={`${t(`surveys.design.about.${kind}`)} · ${t(
                  'surveys.design.questions',
                  {
                    count: questions.length,
                  },
                )}`}
              />
            );
          })}
        </Stack>
      </Radio.Group>
    </FormDialog>
  );
}
// ids: surveys.design.about.*

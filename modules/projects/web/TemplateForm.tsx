import { Button, Checkbox, Group, Input, Select, Switch, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { FormDialog } from '#platform/web/FormDialog.tsx';
import { useFields } from '#platform/web/fields.ts';
import { languageNames, languages } from '#platform/web/languages.ts';
import { useMe } from '#platform/web/me.ts';
import { completeNames, NamesInput } from '#platform/web/NamesInput.tsx';
import { useWords } from '#platform/web/words.ts';
import { type ReplyTemplate, replyTemplate } from '../contract.ts';
import { fillTemplate, templateVariables } from '../core/reply-template.ts';
import { projectsApi } from './api.ts';
import classes from './TemplateForm.module.css';

const channels = replyTemplate.shape.channels.element.options;

/** Writing a reply template, with what a customer would read beside it. */
export function TemplateForm(props: {
  template: ReplyTemplate;
  projectName: string;
  isNew: boolean;
  onClose: () => void;
}) {
  const { projectName, isNew, onClose } = props;
  const { t, language: own } = useWords();
  const client = useQueryClient();
  const [template, setTemplate] = useState(props.template);
  const set = (changes: Partial<ReplyTemplate>) => setTemplate({ ...template, ...changes });
  const { mutate, error, isPending } = useMutation(
    projectsApi.putTemplate.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: () => {
        onClose();
        return client.invalidateQueries({ queryKey: projectsApi.templates.key() });
      },
    }),
  );
  const fields = useFields(error, ['titles', 'body']);
  const { id, titles, ...rest } = template;
  return (
    <FormDialog
      size="lg"
      title={t(isNew ? 'projects.template.new' : 'projects.template')}
      error={error}
      rest={fields.rest}
      isPending={isPending}
      onSubmit={() => mutate({ ...rest, templateId: id, titles: completeNames(titles, own) })}
      onClose={onClose}
    >
      <NamesInput
        label={t('projects.template.title')}
        names={titles}
        errorOf={(each) => fields.of(`titles.${each}`)}
        onChange={(next) => set({ titles: next })}
      />
      <Select
        label={t('projects.template.language')}
        allowDeselect={false}
        data={languages.map((value) => ({ value, label: languageNames[value] }))}
        value={template.language}
        onChange={(language) => language && set({ language })}
      />
      <Body
        body={template.body}
        projectName={projectName}
        error={fields.of('body')}
        onChange={(body) => set({ body })}
      />
      <Checkbox.Group
        label={t('projects.template.channels')}
        value={template.channels}
        onChange={(chosen) => set({ channels: channels.filter((each) => chosen.includes(each)) })}
      >
        <Group gap="md" mt={4}>
          {channels.map((channel) => (
            <Checkbox key={channel} value={channel} label={t(`projects.channel.${channel}`)} />
          ))}
        </Group>
      </Checkbox.Group>
      {!isNew && (
        <Switch
          label={t('frame.archived')}
          checked={template.isArchived}
          onChange={({ currentTarget }) => set({ isArchived: currentTarget.checked })}
        />
      )}
    </FormDialog>
  );
}

/** The text, buttons that put in what Heed fills, and how it will read. */
function Body(props: {
  body: string;
  projectName: string;
  error: string | undefined;
  onChange: (body: string) => void;
}) {
  const { body, projectName, error, onChange } = props;
  const { t } = useWords();
  const { name: agentName } = useMe();
  const text = useRef<HTMLTextAreaElement>(null);
  const insert = (word: string) => {
    const { selectionStart: start, selectionEnd: end } = text.current ?? {
      selectionStart: body.length,
      selectionEnd: body.length,
    };
    onChange(`${body.slice(0, start)}{${word}}${body.slice(end)}`);
    text.current?.focus();
  };
  const sample = fillTemplate(body, {
    customerName: t('projects.template.sample.customer'),
    agentName,
    projectName,
    caseNumber: '1042',
    orderNumber: 'SP-77310',
  });
  return (
    <div>
      <Textarea
        ref={text}
        autosize
        minRows={4}
        maxRows={12}
        label={t('projects.template.body')}
        description={t('projects.template.body.text')}
        value={body}
        error={error}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <Group gap={6} mt="xs">
        {templateVariables.map((word) => (
          <Button key={word} size="xs" variant="default" onClick={() => insert(word)}>
            {t(`projects.template.variable.${word}`)}
          </Button>
        ))}
      </Group>
      {body.trim() && (
        <Input.Wrapper label={t('projects.template.preview')} labelElement="div" mt="sm">
          <div className={classes.preview} dir="auto">
            {sample}
          </div>
        </Input.Wrapper>
      )}
    </div>
  );
}

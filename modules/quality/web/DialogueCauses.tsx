import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { causeKind } from '#modules/contacts/contract.ts';
import { useWords } from '#platform/web/words.ts';
import { type EvaluationCause, maximumNoteLength } from '../contract.ts';
import { projectsApi } from './apis.ts';
import classes from './DialogueCauses.module.css';

/** Why the customer was not content, and which department learns of it. */
export function DialogueCauses(props: {
  projectId: string;
  causes: readonly EvaluationCause[];
  onChange: (causes: EvaluationCause[]) => void;
}) {
  const { projectId, causes, onChange } = props;
  const { t } = useWords();
  const toggle = (kind: EvaluationCause['kind']) => {
    const others = causes.filter((each) => each.kind !== kind);
    const isAdded = others.length === causes.length;
    onChange(isAdded ? [...causes, { kind, departmentId: null, note: '' }] : others);
  };
  const replace = (index: number, change: Partial<EvaluationCause>) =>
    onChange(causes.map((each, at) => (at === index ? { ...each, ...change } : each)));
  return (
    <section className={classes.causes}>
      <h3 className={classes.title}>{t('quality.causes')}</h3>
      <p className={classes.text}>{t('quality.causes.text')}</p>
      <div className={classes.kinds}>
        {causeKind.options.map((kind) => (
          <button
            key={kind}
            type="button"
            aria-pressed={causes.some((each) => each.kind === kind)}
            className={classes.kind}
            onClick={() => toggle(kind)}
          >
            {t(`quality.cause.${kind}`)}
          </button>
        ))}
      </div>
      {causes.map((cause, index) => (
        <CauseLine
          // biome-ignore lint/suspicious/noArrayIndexKey: a kind may stand there twice
          key={index}
          projectId={projectId}
          cause={cause}
          onChange={(change) => replace(index, change)}
        />
      ))}
    </section>
  );
}

function CauseLine(props: {
  projectId: string;
  cause: EvaluationCause;
  onChange: (change: Partial<EvaluationCause>) => void;
}) {
  const { projectId, cause, onChange } = props;
  const { t, language } = useWords();
  const { data } = useQuery(projectsApi.departments.queryOptions({ input: { projectId } }));
  const departments = (data?.items ?? []).filter(({ isArchived }) => !isArchived);
  const name = t(`quality.cause.${cause.kind}`);
  return (
    <div className={classes.line}>
      <span className={classes.name}>{name}</span>
      <Select
        size="xs"
        clearable
        searchable
        aria-label={t('quality.cause.department', { cause: name })}
        placeholder={t('quality.department')}
        data={departments.map(({ id, names }) => ({ value: id, label: names[language] }))}
        value={cause.departmentId}
        onChange={(departmentId) => onChange({ departmentId })}
      />
      <TextInput
        size="xs"
        aria-label={t('quality.cause.note', { cause: name })}
        placeholder={t('quality.cause.what')}
        maxLength={maximumNoteLength}
        value={cause.note}
        onChange={({ currentTarget }) => onChange({ note: currentTarget.value })}
      />
    </div>
  );
}

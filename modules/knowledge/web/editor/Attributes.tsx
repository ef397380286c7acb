import { Button, CloseButton, NumberInput, Select, Switch, TagsInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from '#platform/web/Form.tsx';
import { useFields } from '#platform/web/fields.ts';
import { useMay } from '#platform/web/me.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { type Article, type ArticleGiven, articleGiven, may } from '../../contract.ts';
import { knowledgeApi } from '../apis.ts';
import { CategorySelect } from '../CategorySelect.tsx';
import { useColleagues, useLabels } from '../use-knowledge.ts';
import classes from './EditPage.module.css';

const maximumReviewDays = 1_095;
const maximumLabels = 30;

/** What an article is beside its texts: where it stands, who sees it, who keeps it true. */
export function Attributes({ article, onClose }: { article: Article; onClose: () => void }) {
  const { t } = useWords();
  const { projectId, id: articleId } = article;
  const [given, setGiven] = useState<ArticleGiven>(() => articleGiven.parse(article));
  const set = (change: Partial<ArticleGiven>) => setGiven({ ...given, ...change });
  const { mutate, error, isPending, isSuccess, reset } = useMutation(
    knowledgeApi.putArticle.mutationOptions({ meta: { showsProblem: true } }),
  );
  const problems = useFields(error, ['tags', 'products', 'reviewEveryDays']);
  const isChanged = JSON.stringify(given) !== JSON.stringify(articleGiven.parse(article));
  return (
    <aside className={classes.attributes} aria-label={t('knowledge.attributes')}>
      <div className={classes.attributesHead}>
        <h2>{t('knowledge.attributes')}</h2>
        <CloseButton aria-label={t('frame.close')} onClick={onClose} />
      </div>
      <Form error={error} onSubmit={() => mutate({ projectId, articleId, ...given })}>
        <div style={{ display: 'grid', gap: '0.75rem' }} onChange={reset}>
          <CategorySelect
            projectId={projectId}
            chosenId={given.categoryId}
            onChoose={(categoryId) => set({ categoryId })}
          />
          <Exposure given={given} onChange={set} />
          <Labels projectId={projectId} given={given} onChange={set} problems={problems} />
          <Keeping projectId={projectId} given={given} onChange={set} problems={problems} />
          <Problem error={problems.rest} />
          <Button type="submit" size="xs" loading={isPending} disabled={!isChanged}>
            {isSuccess && !isChanged ? t('frame.saved') : t('frame.save')}
          </Button>
        </div>
      </Form>
    </aside>
  );
}

interface PartProps {
  readonly given: ArticleGiven;
  readonly onChange: (change: Partial<ArticleGiven>) => void;
}

/** Who sees it, and who must: only who publishes says so. */
function Exposure({ given, onChange }: PartProps) {
  const { t } = useWords();
  const mayPublish = useMay(may.publish);
  return (
    <>
      <Select
        allowDeselect={false}
        disabled={!mayPublish}
        label={t('knowledge.visibility')}
        data={(['internal', 'public'] as const).map((value) => ({
          value,
          label: t(`knowledge.visibility.${value}`),
        }))}
        value={given.visibility}
        onChange={(value) => onChange({ visibility: value === 'public' ? value : 'internal' })}
      />
      <Switch
        disabled={!mayPublish}
        label={t('knowledge.must-be-read')}
        description={t('knowledge.must-be-read.text')}
        checked={given.mustBeRead}
        onChange={({ currentTarget }) => onChange({ mustBeRead: currentTarget.checked })}
      />
      <Switch
        label={t('knowledge.kind.one.template')}
        description={t('knowledge.template.text')}
        checked={given.kind === 'template'}
        onChange={({ currentTarget }) =>
          onChange({ kind: currentTarget.checked ? 'template' : 'article' })
        }
      />
    </>
  );
}

type WithProblems = PartProps & {
  readonly projectId: string;
  readonly problems: ReturnType<typeof useFields>;
};

function Labels({ projectId, given, onChange, problems }: WithProblems) {
  const { t } = useWords();
  const known = useLabels(projectId);
  return (
    <>
      <TagsInput
        label={t('knowledge.tags')}
        data={known?.tags ?? []}
        maxTags={maximumLabels}
        value={given.tags}
        error={problems.of('tags')}
        onChange={(tags) => onChange({ tags })}
      />
      <TagsInput
        label={t('knowledge.products')}
        data={known?.products ?? []}
        maxTags={maximumLabels}
        value={given.products}
        error={problems.of('products')}
        onChange={(products) => onChange({ products })}
      />
    </>
  );
}

function Keeping({ projectId, given, onChange, problems }: WithProblems) {
  const { t } = useWords();
  const people = useColleagues(projectId);
  return (
    <>
      <Select
        clearable
        searchable
        label={t('knowledge.owner')}
        description={t('knowledge.owner.text')}
        data={people.map(({ id, name }) => ({ value: id, label: name }))}
        value={given.ownerId}
        onChange={(ownerId) => onChange({ ownerId })}
      />
      <NumberInput
        allowDecimal={false}
        min={1}
        max={maximumReviewDays}
        label={t('knowledge.review.days')}
        description={t('knowledge.review.days.text')}
        value={given.reviewEveryDays ?? ''}
        error={problems.of('reviewEveryDays')}
        onChange={(value) => onChange({ reviewEveryDays: Number(value) || null })}
      />
    </>
  );
}

import { Button, Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '#platform/web/me.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import { type Concern, type Improvement, may } from '../contract.ts';
import { learningApi } from './apis.ts';
import classes from './ConcernReading.module.css';
import { emptyImprovement, ImprovementForm } from './ImprovementForm.tsx';
import { useImprovements } from './use-learning.ts';

/** What is changed by a customer's words. */
export function ConcernImprovements({ concern }: { concern: Concern }) {
  const { t } = useWords();
  const mayImprove = useMay(may.improve);
  const [isNew, setNew] = useState(false);
  const { projectId, departmentId, id, reasonId } = concern;
  const all = useImprovements(projectId).data?.items ?? [];
  const linked = all.filter(({ concernIds }) => concernIds.includes(id));
  const others = all.filter((each) => each.departmentId === departmentId && !linked.includes(each));
  return (
    <section className={classes.part}>
      <h2 className={classes.title}>{t('learning.changed-by')}</h2>
      {linked.length === 0 && <p className={classes.quiet}>{t('learning.changed-by.nothing')}</p>}
      <ul className={classes.links}>
        {linked.map((improvement) => (
          <li key={improvement.id} className={classes.link}>
            <UserText text={improvement.title} />
            <span className={classes.quiet}>{t(`learning.stage.${improvement.state}`)}</span>
          </li>
        ))}
      </ul>
      {mayImprove && (
        <div className={classes.foot}>
          {others.length > 0 && <LinkTo concernId={id} improvements={others} />}
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size="0.875rem" />}
            onClick={() => setNew(true)}
          >
            {t('learning.improvement.new')}
          </Button>
        </div>
      )}
      {isNew && (
        <ImprovementForm
          projectId={projectId}
          before={{ ...emptyImprovement, departmentId, reasonId, concernIds: [id] }}
          onClose={() => setNew(false)}
        />
      )}
    </section>
  );
}

function LinkTo(props: { concernId: string; improvements: readonly Improvement[] }) {
  const { concernId, improvements } = props;
  const { t } = useWords();
  const { mutate, error, isPending } = useMutation(
    learningApi.putImprovement.mutationOptions({ meta: { showsProblem: true } }),
  );
  const link = (improvementId: string | null) => {
    const found = improvements.find(({ id }) => id === improvementId);
    if (!found) return;
    const { id, ...given } = found;
    mutate({ ...given, improvementId: id, concernIds: [...found.concernIds, concernId] });
  };
  return (
    <>
      <Select
        size="xs"
        searchable
        disabled={isPending}
        aria-label={t('learning.improvement.link')}
        placeholder={t('learning.improvement.link')}
        data={improvements.map(({ id, title }) => ({ value: id, label: title }))}
        value={null}
        onChange={link}
      />
      <Problem error={error} />
    </>
  );
}

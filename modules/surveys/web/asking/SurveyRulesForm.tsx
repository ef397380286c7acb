import { Button, NumberInput, Select, Switch, TagsInput, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import type { SurveyEntry } from '../../contract.ts';
import { faultsOfRules, type SurveyRules, type SurveyTrigger } from '../../core/rules.ts';
import { surveysApi } from '../apis.ts';
import classes from './Asking.module.css';
import { SurveyLink } from './SurveyLink.tsx';

const triggers = ['contact-closed', 'case-solved', 'life-event', 'time-since'] as const;
const usualDays = 90;

/** Whom a survey asks, when and how often, for whoever makes surveys. */
export function SurveyRulesForm({ survey }: { survey: SurveyEntry }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [rules, setRules] = useState<SurveyRules>(survey.rules);
  const { mutate, error, isPending, isSuccess } = useMutation(
    surveysApi.design.rule.mutationOptions({
      onSuccess: () => client.invalidateQueries({ queryKey: surveysApi.design.key() }),
    }),
  );
  const set = (changes: Partial<SurveyRules>) => setRules({ ...rules, ...changes });
  const faults = faultsOfRules(rules, survey);
  const { projectId, id: surveyId, revision } = survey;
  const embedOrigins = rules.embedOrigins.map((each) => each.trim()).filter((each) => each !== '');
  const save = () => mutate({ projectId, surveyId, revision, rules: { ...rules, embedOrigins } });
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Trigger trigger={rules.trigger} onChange={(trigger) => set({ trigger })} />
      <Counts rules={rules} set={set} />
      <Switch
        className={classes.whole}
        label={t('surveys.rules.rating-alone')}
        checked={rules.isRatingAskedInQuarantine}
        onChange={(event) => set({ isRatingAskedInQuarantine: event.currentTarget.checked })}
      />
      <SurveyLink survey={survey} />
      <Textarea
        className={classes.whole}
        autosize
        label={t('surveys.rules.origins')}
        description={t('surveys.rules.origins.text')}
        value={rules.embedOrigins.join('\n')}
        onChange={(event) => set({ embedOrigins: event.currentTarget.value.split('\n') })}
      />
      {faults.map((fault) => (
        <p key={fault} role="alert" className={classes.whole}>
          {t(`surveys.rules.fault.${fault}`)}
        </p>
      ))}
      {error && <Problem error={error} />}
      {isSuccess && <p role="status">{t('surveys.rules.saved')}</p>}
      <Button type="submit" loading={isPending} disabled={faults.length > 0}>
        {t('surveys.rules.save')}
      </Button>
    </form>
  );
}

function Trigger(props: { trigger: SurveyTrigger; onChange: (trigger: SurveyTrigger) => void }) {
  const { trigger, onChange } = props;
  const { t } = useWords();
  return (
    <>
      <Select
        allowDeselect={false}
        label={t('surveys.rules.trigger')}
        data={triggers.map((on) => ({ value: on, label: t(`surveys.rules.trigger.${on}`) }))}
        value={trigger.on}
        onChange={(on) => onChange(triggerOf(on))}
      />
      {trigger.on === 'life-event' && (
        <TagsInput
          label={t('surveys.rules.kinds')}
          description={t('surveys.rules.kinds.text')}
          value={[...trigger.kinds]}
          onChange={(kinds) => onChange({ on: 'life-event', kinds })}
        />
      )}
      {trigger.on === 'time-since' && (
        <NumberInput
          min={7}
          max={730}
          allowDecimal={false}
          label={t('surveys.rules.days')}
          value={trigger.days}
          onChange={(days) => onChange({ on: 'time-since', days: Number(days) })}
        />
      )}
    </>
  );
}

function triggerOf(on: string | null): SurveyTrigger {
  if (on === 'life-event') return { on, kinds: ['delivered'] };
  if (on === 'time-since') return { on, days: usualDays };
  return { on: on === 'case-solved' ? on : 'contact-closed' };
}

function Counts(props: { rules: SurveyRules; set: (changes: Partial<SurveyRules>) => void }) {
  const { rules, set } = props;
  const { t } = useWords();
  const { reminders } = rules;
  const whole = { allowDecimal: false, clampBehavior: 'strict' as const };
  return (
    <>
      <NumberInput
        {...whole}
        min={1}
        max={100}
        label={t('surveys.rules.sample')}
        description={t('surveys.rules.sample.text')}
        value={rules.samplePercent}
        onChange={(value) => set({ samplePercent: Number(value) })}
      />
      <NumberInput
        {...whole}
        min={0}
        max={365}
        label={t('surveys.rules.quarantine')}
        description={t('surveys.rules.quarantine.text')}
        value={rules.quarantineDays}
        onChange={(value) => set({ quarantineDays: Number(value) })}
      />
      <NumberInput
        {...whole}
        min={1}
        max={365}
        label={t('surveys.rules.expiry')}
        value={rules.expiryDays}
        onChange={(value) => set({ expiryDays: Number(value) })}
      />
      <NumberInput
        {...whole}
        min={0}
        max={3}
        label={t('surveys.rules.reminders')}
        description={t('surveys.rules.reminders.text')}
        value={reminders.count}
        onChange={(value) => set({ reminders: { ...reminders, count: Number(value) } })}
      />
      <NumberInput
        {...whole}
        min={1}
        max={30}
        label={t('surveys.rules.reminders.every')}
        value={reminders.everyDays}
        onChange={(value) => set({ reminders: { ...reminders, everyDays: Number(value) } })}
      />
    </>
  );
}

import { Button, Group, Stack, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { KeyHint } from '#platform/web/KeyHint.tsx';
import { useKeys } from '#platform/web/keys.ts';
import { isPermitted, useMe } from '#platform/web/me.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { type Guide, maximumDetails } from '../../core/guide/guide.ts';
import { DetailForm } from './DetailForm.tsx';
import { DetailList } from './DetailList.tsx';
import { blankDetail, moved } from './drafting.ts';
import classes from './GuideForm.module.css';
import { GuideVersions } from './GuideVersions.tsx';
import { guideParts } from './guide-parts.ts';
import { Preview } from './Preview.tsx';
import { TrialFields } from './TrialFields.tsx';
import { useGuideDraft } from './use-guide-draft.ts';

/** A guide in the making: its details in their order, the chosen one, and what would be found in a
 *  pasted dialogue. */
export function GuideForm(props: { projectId: string; reasonId: string; saved: Guide | null }) {
  const { projectId, reasonId, saved } = props;
  const { t } = useWords();
  const me = useMe();
  const [chosen, setChosen] = useState(0);
  const state = useGuideDraft({ projectId, reasonId }, saved);
  const { draft, change, faults, newerNumber } = state;
  const { details } = draft;
  const detail = details[chosen];
  const isReady = state.isChanged && faults.length === 0 && newerNumber === null;
  const save = () => isReady && !state.isPending && state.save();
  useKeys([{ keys: 'mod+enter', label: 'guide.save', run: save, isAlways: true }]);
  const add = () => {
    change({ details: [...details, blankDetail('text', details)] });
    setChosen(details.length);
  };
  const move = (from: number, to: number) => {
    if (to < 0 || to >= details.length) return;
    change({ details: moved(details, from, to) });
    setChosen(to);
  };
  return (
    <Stack gap="lg">
      <Group justify="space-between" gap="md">
        <Switch
          label={t('guide.on')}
          checked={draft.isOn}
          onChange={({ currentTarget }) => change({ isOn: currentTarget.checked })}
        />
        <GuideVersions which={{ projectId, reasonId }} onTake={(given) => change({ ...given })} />
        <Button
          loading={state.isPending}
          disabled={!isReady}
          rightSection={<KeyHint keys="mod+enter" />}
          onClick={save}
        >
          {t('guide.save')}
        </Button>
      </Group>
      <Problem error={state.error} />
      {newerNumber !== null && saved && (
        <Group gap="sm">
          <Text size="sm">{t('guide.newer', { number: newerNumber })}</Text>
          <Button size="compact-xs" variant="default" onClick={state.acceptNewer}>
            {t('guide.newer.accept')}
          </Button>
        </Group>
      )}
      <div className={classes.columns}>
        <DetailList
          details={details}
          faults={faults}
          chosen={chosen}
          onChoose={setChosen}
          onMove={move}
          onAdd={details.length < maximumDetails ? add : undefined}
        />
        {detail ? (
          <DetailForm
            key={chosen}
            detail={detail}
            faults={faults.filter(({ place }) => place === chosen).map(({ code }) => code)}
            onChange={(next) => state.setDetail(chosen, next)}
            onRemove={() => {
              change({ details: details.toSpliced(chosen, 1) });
              setChosen(Math.max(0, chosen - 1));
            }}
          />
        ) : (
          <Text size="sm" c="dimmed">
            {t('guide.details.none')}
          </Text>
        )}
      </div>
      <Preview projectId={projectId} details={details} />
      <TrialFields trial={draft.trial} onChange={(trial) => change({ trial })} />
      {saved?.trial &&
        guideParts
          .fillings()
          .filter(({ permission }) => isPermitted(me, permission))
          .map(({ order, Part }) => (
            <Part
              key={order}
              projectId={projectId}
              reasonId={reasonId}
              number={saved.number}
              trial={saved.trial ?? { controlShare: 0, measure: 'handling', conversations: 0 }}
            />
          ))}
    </Stack>
  );
}

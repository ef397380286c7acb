import { Checkbox, NumberInput } from '@mantine/core';
import { secondMs } from '#kernel/time.ts';
import { channel } from '#modules/contacts/contract.ts';
import type { FieldProblems } from '#platform/web/fields.ts';
import { Section } from '#platform/web/Section.tsx';
import { useWords } from '#platform/web/words.ts';
import type { LoadRules } from '../core/load-rules.ts';
import classes from './LoadRules.module.css';

/** How contacts reach agents: whether they ring, and how long an agent rests after one. */
export function OfferRules(props: {
  rules: LoadRules;
  fields: FieldProblems;
  onChange: (changes: Partial<LoadRules>) => void;
}) {
  const { rules, fields, onChange } = props;
  const { autoAnswer, pauseAfterMs } = rules;
  const { t } = useWords();
  return (
    <>
      <Section title={t('routing.load.auto')} text={t('routing.load.auto.text')}>
        <div className={classes.numbers}>
          {channel.options.map((each) => (
            <Checkbox
              key={each}
              label={t(`projects.channel.${each}`)}
              checked={autoAnswer[each]}
              onChange={({ currentTarget: { checked } }) =>
                onChange({ autoAnswer: { ...autoAnswer, [each]: checked } })
              }
            />
          ))}
        </div>
      </Section>
      <Section title={t('routing.load.pause')} text={t('routing.load.pause.text')}>
        <div className={classes.numbers}>
          {channel.options.map((each) => (
            <NumberInput
              key={each}
              label={t(`projects.channel.${each}`)}
              suffix={` ${t('projects.unit.seconds')}`}
              allowDecimal={false}
              allowNegative={false}
              value={pauseAfterMs[each] / secondMs}
              error={fields.of(`pauseAfterMs.${each}`)}
              onChange={(value) =>
                onChange({ pauseAfterMs: { ...pauseAfterMs, [each]: Number(value) * secondMs } })
              }
            />
          ))}
        </div>
      </Section>
    </>
  );
}

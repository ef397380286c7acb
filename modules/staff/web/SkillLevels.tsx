import { ActionIcon, Input, SegmentedControl, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useWords } from '#platform/web/words.ts';
import type { Skill } from '../core/person.ts';
import classes from './SkillLevels.module.css';

const topLevel = 5;
const usualLevel = 3;

interface Held {
  readonly skillId: string;
  readonly level: number;
}

/** Takes skills, each with a level up to 5. lowest: 0 for people who still learn it, 1 for work
 *  that needs it. */
export function SkillLevels(props: {
  label: string;
  description: string;
  skills: readonly Skill[];
  held: readonly Held[];
  lowest: 0 | 1;
  onChange: (held: Held[]) => void;
}) {
  const { label, description, skills, held, lowest, onChange } = props;
  const { t, language } = useWords();
  const levels = Array.from({ length: topLevel + 1 - lowest }, (_, step) => String(lowest + step));
  const left = skills.filter(
    ({ id, isArchived }) => !isArchived && !held.some(({ skillId }) => skillId === id),
  );
  return (
    <Input.Wrapper label={label} description={description} labelElement="div">
      <div className={classes.skills}>
        {held.map(({ skillId, level }) => {
          const skill = skills.find(({ id }) => id === skillId)?.names[language] ?? '';
          return (
            <div key={skillId} className={classes.skill}>
              <span>{skill}</span>
              <SegmentedControl
                size="xs"
                aria-label={t('staff.skill.level', { skill })}
                data={levels}
                value={String(level)}
                onChange={(chosen) =>
                  onChange(
                    held.map((each) =>
                      each.skillId === skillId ? { skillId, level: Number(chosen) } : each,
                    ),
                  )
                }
              />
              <ActionIcon
                aria-label={t('staff.skill.remove', { skill })}
                onClick={() => onChange(held.filter((each) => each.skillId !== skillId))}
              >
                <IconX size="1rem" />
              </ActionIcon>
            </div>
          );
        })}
        {left.length > 0 && (
          <Select
            searchable
            aria-label={t('staff.skill.add')}
            placeholder={t('staff.skill.add')}
            data={left.map(({ id, names }) => ({ value: id, label: names[language] }))}
            value={null}
            onChange={(skillId) => skillId && onChange([...held, { skillId, level: usualLevel }])}
          />
        )}
      </div>
    </Input.Wrapper>
  );
}

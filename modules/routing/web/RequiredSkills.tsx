import { ActionIcon, Input, SegmentedControl, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { Skill } from '#modules/staff/core/person.ts';
import { useWords } from '#platform/web/words.ts';
import type { Queue } from '../contract.ts';
import classes from './QueueForm.module.css';

const levels = ['1', '2', '3', '4', '5'];

/** The skills that whoever is offered work of a queue must have, each from a level on. */
export function RequiredSkills(props: {
  skills: readonly Skill[];
  required: Queue['skills'];
  onChange: (required: Queue['skills']) => void;
}) {
  const { skills, required, onChange } = props;
  const { t, language } = useWords();
  const left = skills.filter(
    ({ id, isArchived }) => !isArchived && !required.some(({ skillId }) => skillId === id),
  );
  return (
    <Input.Wrapper
      label={t('routing.queue.skills')}
      description={t('routing.queue.skills.text')}
      labelElement="div"
    >
      <div className={classes.skills}>
        {required.map(({ skillId, minLevel }) => {
          const name = skills.find(({ id }) => id === skillId)?.names[language] ?? '';
          return (
            <div key={skillId} className={classes.skill}>
              <span>{name}</span>
              <SegmentedControl
                size="xs"
                aria-label={t('routing.queue.skill.level', { skill: name })}
                data={levels}
                value={String(minLevel)}
                onChange={(level) =>
                  onChange(
                    required.map((each) =>
                      each.skillId === skillId ? { skillId, minLevel: Number(level) } : each,
                    ),
                  )
                }
              />
              <ActionIcon
                aria-label={t('routing.queue.skill.remove', { skill: name })}
                onClick={() => onChange(required.filter((each) => each.skillId !== skillId))}
              >
                <IconX size="1rem" />
              </ActionIcon>
            </div>
          );
        })}
        {left.length > 0 && (
          <Select
            searchable
            aria-label={t('routing.queue.skill.add')}
            placeholder={t('routing.queue.skill.add')}
            data={left.map(({ id, names }) => ({ value: id, label: names[language] }))}
            value={null}
            onChange={(skillId) => skillId && onChange([...required, { skillId, minLevel: 3 }])}
          />
        )}
      </div>
    </Input.Wrapper>
  );
}

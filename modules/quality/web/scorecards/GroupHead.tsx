import { Button, Group, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useWords } from '#platform/web/words.ts';
import { groupStepped, type Part, retitled, shareOf, withoutGroup } from './content.ts';
import type { Editing } from './editing.ts';
import classes from './GroupHead.module.css';
import { writeShare } from './share.ts';
import { TextsInput } from './TextsInput.tsx';

/** The head of a group of criteria, with its part of the score; opened, it is renamed and moved. */
export function GroupHead({ part, editing }: { part: Part; editing: Editing }) {
  const { t, language, format } = useWords();
  const { group, criteria } = part;
  if (!group) return null;
  const { content, edit, openId, onOpen } = editing;
  const { id, title } = group;
  const isOpen = openId === id;
  const weight = criteria.reduce((sum, each) => sum + each.weight, 0);
  const isNameless = editing.faults.some(({ at }) => at === id);
  return (
    <div className={classes.head}>
      <h3 className={classes.heading}>
        <UnstyledButton
          className={classes.opener}
          aria-expanded={isOpen}
          onClick={() => onOpen(isOpen ? undefined : id)}
        >
          <span className={classes.title}>{title[language] || t('quality.card.unnamed')}</span>
          <span className={classes.share} data-number>
            {writeShare(shareOf(content, weight), format)}
          </span>
          <IconChevronDown
            size="1rem"
            stroke={1.6}
            className={classes.chevron}
            data-open={isOpen}
          />
        </UnstyledButton>
      </h3>
      {isOpen && (
        <div className={classes.form}>
          <TextsInput
            label={t('quality.card.group.name')}
            texts={title}
            error={isNameless ? t('quality.fault.group-title-missing') : undefined}
            onChange={(next) => edit(retitled(content, id, next))}
          />
          <Group gap="xs">
            <Button size="xs" variant="default" onClick={() => edit(groupStepped(content, id, -1))}>
              {t('quality.card.up')}
            </Button>
            <Button size="xs" variant="default" onClick={() => edit(groupStepped(content, id, 1))}>
              {t('quality.card.down')}
            </Button>
            <Button
              size="xs"
              variant="light"
              color="red"
              title={t('quality.card.group.remove.text')}
              onClick={() => editing.remove(withoutGroup(content, id), title[language])}
            >
              {t('quality.card.group.remove')}
            </Button>
            <Button size="xs" ml="auto" onClick={() => onOpen(undefined)}>
              {t('quality.card.done')}
            </Button>
          </Group>
        </div>
      )}
    </div>
  );
}

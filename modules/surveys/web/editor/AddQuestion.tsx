import { Button, Menu } from '@mantine/core';
import { IconBooks, IconPlus } from '@tabler/icons-react';
import { useWords } from '#platform/web/words.ts';
import type { Question } from '../../core/question.ts';
import { isFull, type QuestionKind, questionKinds } from './drafting.ts';
import type { Editing } from './editing.ts';
import { readyQuestions } from './ready-questions.ts';

/** Adds a question: a new one of some kind, or one of those that stand ready and mean the same in
 *  every survey. */
export function AddQuestion(props: {
  editing: Editing;
  onAdd: (question: Question) => void;
  onAddBlank: (kind: QuestionKind) => void;
}) {
  const { editing, onAdd, onAddBlank } = props;
  const { t, language } = useWords();
  const isOver = isFull(editing.draft);
  const ready = readyQuestions(editing.kind, editing.draft);
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            size="xs"
            variant="subtle"
            leftSection={<IconPlus size="0.875rem" />}
            disabled={isOver}
          >
            {t('surveys.design.question.add')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {questionKinds.map((kind) => (
            <Menu.Item key={kind} onClick={() => onAddBlank(kind)}>
              {t(`surveys.design.kind.${kind}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            size="xs"
            variant="subtle"
            leftSection={<IconBooks size="0.875rem" />}
            disabled={isOver || ready.length === 0}
          >
            {t('surveys.design.question.add-ready')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah="20rem" maw="min(32rem, 92vw)" style={{ overflowY: 'auto' }}>
          <Menu.Label>{t('surveys.design.question.ready')}</Menu.Label>
          {ready.map((question) => (
            <Menu.Item key={question.key} onClick={() => onAdd(question)}>
              {question.title[language]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

import { Textarea } from '@mantine/core';
import { useWords } from '#platform/web/words.ts';
import { maximumNoteLength } from '../contract.ts';
import classes from './DialogueCauses.module.css';

/** What the evaluator wants the agent to take from the dialogue. */
export function WordToAgent(props: { note: string; onChange: (note: string) => void }) {
  const { note, onChange } = props;
  const { t } = useWords();
  return (
    <section className={classes.causes}>
      <Textarea
        autosize
        minRows={2}
        maxRows={8}
        maxLength={maximumNoteLength}
        label={t('quality.word-to-agent')}
        description={t('quality.word-to-agent.text')}
        value={note}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </section>
  );
}

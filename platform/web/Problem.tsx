import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import classes from './Problem.module.css';
import { useProblem } from './problem.ts';
import { useWords } from './words.ts';

/** What went wrong, where it went wrong. Fields that the screen does not mark itself are named.
 *  marked: paths of the fields that show their problem themselves. onRetry: offers to try again. */
export function Problem(props: {
  error: Error | null | undefined;
  marked?: readonly string[];
  onRetry?: () => void;
}) {
  const { error, marked = [], onRetry } = props;
  const { t } = useWords();
  const problem = useProblem(error);
  if (!problem) return null;
  const unmarked = Object.entries(problem.fields).filter(
    ([path, message]) => !marked.includes(path) && message !== problem.text,
  );
  return (
    <div role="alert" className={classes.problem}>
      <IconAlertTriangle size="1rem" className={classes.icon} />
      <div className={classes.words}>
        <span>{problem.text}</span>
        {unmarked.map(([path, message]) => (
          <span key={path} className={classes.field}>
            <FieldName path={path} /> {message}
          </span>
        ))}
      </div>
      {onRetry && (
        <Button size="xs" variant="default" onClick={onRetry}>
          {t('frame.retry')}
        </Button>
      )}
    </div>
  );
}

/** Modules name their fields `field.PATH`; a field without a name is shown as the API calls it. */
function FieldName({ path }: { path: string }) {
  const { find } = useWords();
  const name = find(`field.${path}`);
  return name ? <b>{name}</b> : <code>{path}</code>;
}

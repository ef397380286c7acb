import { UserText } from '#platform/web/UserText.tsx';
import classes from './Quote.module.css';

/** Somebody's own words. source: who said them, or where. */
export function Quote(props: { text: string; source?: string; isLarge?: boolean }) {
  const { text, source, isLarge = false } = props;
  return (
    <figure className={classes.quote} data-large={isLarge}>
      <blockquote className={classes.words}>
        <UserText text={text} />
      </blockquote>
      {source && <figcaption className={classes.source}>{source}</figcaption>}
    </figure>
  );
}

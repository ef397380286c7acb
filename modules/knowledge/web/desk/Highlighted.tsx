import { Fragment } from 'react';
import { UserText } from '#platform/web/UserText.tsx';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** A text in which what was searched for stands out. spans: in order, none over another. */
export function Highlighted({ text, spans }: { text: string; spans: readonly Span[] }) {
  return (
    <bdi dir="auto">
      {spans.map(({ start, end }, index) => (
        <Fragment key={start}>
          <UserText text={text.slice(spans[index - 1]?.end ?? 0, start)} />
          <mark>{text.slice(start, end)}</mark>
        </Fragment>
      ))}
      <UserText text={text.slice(spans.at(-1)?.end ?? 0)} />
    </bdi>
  );
}

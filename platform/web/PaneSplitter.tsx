import { IconLayoutSidebarLeftExpand, IconLayoutSidebarRightExpand } from '@tabler/icons-react';
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import classes from './Panes.module.css';
import { useWords } from './words.ts';

const stepPx = 16;

/** The edge by which a column is resized: by dragging, by arrow keys, Home and End; Enter or a
 *  double click folds it. side: whether the column stands before or after its edge.
 *  px: its width, 0 when it is folded. growth: px of the screen in one of them. */
export function PaneSplitter(props: {
  label: string;
  side: 'before' | 'after';
  px: number;
  growth: number;
  minPx: number;
  maxPx: number;
  onResize: (px: number) => void;
  onFold: () => void;
}) {
  const { label, side, px, growth, minPx, maxPx, onResize, onFold } = props;
  const { t } = useWords();
  const grip = useRef<{ x: number; px: number }>(null);
  const forward = side === 'before' ? 1 : -1;
  const resize = (next: number) => onResize(Math.round(Math.min(maxPx, Math.max(minPx, next))));

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = { x: event.clientX, px };
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (grip.current)
      resize(grip.current.px + (forward * (event.clientX - grip.current.x)) / growth);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const act = {
      ArrowLeft: () => resize(px - forward * stepPx),
      ArrowRight: () => resize(px + forward * stepPx),
      Home: () => resize(minPx),
      End: () => resize(maxPx),
      Enter: onFold,
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  if (px === 0) return <UnfoldButton label={label} side={side} onFold={onFold} />;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule of text cannot be moved, this edge can
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={t('frame.pane.resize', { pane: label })}
      aria-valuenow={px}
      aria-valuemin={minPx}
      aria-valuemax={maxPx}
      tabIndex={0}
      className={classes.splitter}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        grip.current = null;
      }}
      onDoubleClick={onFold}
      onKeyDown={onKeyDown}
    />
  );
}

function UnfoldButton(props: { label: string; side: 'before' | 'after'; onFold: () => void }) {
  const { label, side, onFold } = props;
  const { t } = useWords();
  const Drawing = side === 'before' ? IconLayoutSidebarLeftExpand : IconLayoutSidebarRightExpand;
  return (
    <button
      type="button"
      className={classes.unfold}
      data-side={side}
      title={t('frame.pane.show', { pane: label })}
      onClick={onFold}
    >
      <Drawing size="1rem" stroke={1.5} aria-hidden />
      <span className={classes.unfoldLabel}>{label}</span>
    </button>
  );
}

import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
} from 'react';
import { chordOf } from './chords.ts';
import { moveByKey } from './list-movement.ts';
import classes from './VirtualList.module.css';

const overscanRows = 8;

/** Where each list was left, so that coming back finds the same rows. */
const leftAt = new Map<string, { readonly offsetPx: number; readonly measured: VirtualItem[] }>();

/** A list of any length of which only what is seen is drawn. Arrows or j and k move, Home and End
 *  jump, Enter chooses. Rows that come in above do not push away what is being read.
 *  row: draws one thing to choose, without buttons of its own. label: what the list is, for those
 *  who hear it. name: under which its scroll position is kept. rowPx: a row's height before it is
 *  drawn. onEnd: the end is near, time for the next page. */
export function VirtualList<Item>(props: {
  items: readonly Item[];
  keyOf: (item: Item) => string;
  row: (item: Item) => ReactNode;
  label: string;
  name: string;
  rowPx: number;
  chosenKey?: string | undefined;
  onChoose: (item: Item) => void;
  onEnd?: () => void;
}) {
  const { items, keyOf, row, label, name, rowPx, chosenKey, onChoose } = props;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  // Moving on leaves the chosen row; another choice, also by address, brings one back to it.
  const [moved, setMoved] = useState<{ from: string | undefined; to: string }>();
  const activeKey = moved && moved.from === chosenKey ? moved.to : chosenKey;
  const activeIndex = items.findIndex((item) => keyOf(item) === activeKey);
  const virtualizer = useKeptVirtualizer({ items, keyOf, name, rowPx, box, activeIndex });
  const rows = virtualizer.getVirtualItems();
  useEndInSight(
    (rows.at(-1)?.index ?? 0) >= items.length - overscanRows,
    items.length,
    props.onEnd,
  );

  const onKeyDown = (event: KeyboardEvent) => {
    const pageRows = Math.floor((box.current?.clientHeight ?? 0) / rowPx);
    const chord = chordOf(event);
    const active = items[activeIndex];
    const index = moveByKey(chord, { index: activeIndex, count: items.length, pageRows });
    const target = index === null ? undefined : items[index];
    if (chord === 'enter' && active !== undefined) onChoose(active);
    else if (index !== null && target !== undefined) {
      setMoved({ from: chosenKey, to: keyOf(target) });
      virtualizer.scrollToIndex(index);
    } else return;
    event.preventDefault();
  };

  return (
    <div
      ref={box}
      role="listbox"
      aria-label={label}
      aria-activedescendant={activeIndex < 0 ? undefined : `${id}-${activeIndex}`}
      tabIndex={0}
      className={classes.list}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" style={{ height: virtualizer.getTotalSize() }}>
        {rows.map(({ index, key, start }) => {
          const item = items[index];
          if (item === undefined) return null;
          return (
            // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, not the row
            // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on the list chooses the row
            <div
              key={key}
              id={`${id}-${index}`}
              ref={virtualizer.measureElement}
              data-index={index}
              role="option"
              aria-selected={keyOf(item) === chosenKey}
              aria-posinset={index + 1}
              aria-setsize={items.length}
              data-active={index === activeIndex}
              className={classes.row}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => onChoose(item)}
            >
              {row(item)}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** A virtualizer that remembers where its list was left and always draws the active row. */
function useKeptVirtualizer<Item>(options: {
  items: readonly Item[];
  keyOf: (item: Item) => string;
  name: string;
  rowPx: number;
  box: React.RefObject<HTMLDivElement | null>;
  activeIndex: number;
}) {
  const { items, keyOf, name, rowPx, box, activeIndex } = options;
  const [left] = useState(() => leftAt.get(name));
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowPx,
    getItemKey: (index) => {
      const item = items[index];
      return item === undefined ? index : keyOf(item);
    },
    overscan: overscanRows,
    // At the very top new rows show themselves; further down the read rows stay in place.
    anchorTo: (box.current?.scrollTop ?? 0) > 0 ? 'end' : 'start',
    rangeExtractor: ({ startIndex, endIndex }) => {
      const from = Math.max(0, startIndex - overscanRows);
      const to = Math.min(items.length - 1, endIndex + overscanRows);
      const seen = Array.from({ length: to - from + 1 }, (_, step) => from + step);
      const isDrawn = activeIndex < 0 || (activeIndex >= from && activeIndex <= to);
      return isDrawn ? seen : [...seen, activeIndex].toSorted((a, b) => a - b);
    },
    ...(left && { initialOffset: left.offsetPx, initialMeasurementsCache: left.measured }),
  });
  useEffect(() => {
    return () => {
      const offsetPx = virtualizer.scrollOffset ?? 0;
      leftAt.set(name, { offsetPx, measured: virtualizer.takeSnapshot() });
    };
  }, [virtualizer, name]);
  return virtualizer;
}

/** Asks for more once for each length of the list at which its end comes into sight. */
function useEndInSight(isInSight: boolean, length: number, onEnd: (() => void) | undefined): void {
  const ask = useEffectEvent(() => onEnd?.());
  // biome-ignore lint/correctness/useExhaustiveDependencies: a longer list has a new end
  useEffect(() => {
    if (isInSight) ask();
  }, [isInSight, length]);
}

import { type PointerEvent, useState } from 'react';

/** Where a dragged line would be put: before another, or at the end of a group. */
export interface DropPlace {
  readonly groupId: string | null;
  readonly beforeId: string | null;
}

/** Drags the lines of a list by their handles, with a mouse, a pen or a finger. Lines carry
 *  `data-line` with the id, ends of groups `data-end`, both `data-group` with the group's id; lists
 *  without groups leave it out. */
export function useDragging(onDrop: (id: string, place: DropPlace) => void) {
  const [draggedId, setDraggedId] = useState<string | null>(null);
  const [place, setPlace] = useState<DropPlace | null>(null);
  const stop = () => {
    setDraggedId(null);
    setPlace(null);
  };
  const handleOf = (id: string) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setDraggedId(id);
    },
    onPointerMove: ({ clientX, clientY }: PointerEvent) => {
      if (draggedId !== id) return;
      setPlace((before) => placeAt(clientX, clientY) ?? before);
    },
    onPointerUp: () => {
      if (draggedId === id && place) onDrop(id, place);
      stop();
    },
    onPointerCancel: stop,
  });
  return { draggedId, place, handleOf };
}

function placeAt(x: number, y: number): DropPlace | null {
  const found = document.elementFromPoint(x, y)?.closest('[data-line], [data-end]');
  if (!(found instanceof HTMLElement)) return null;
  found.scrollIntoView({ block: 'nearest' });
  const groupId = found.dataset.group || null;
  const { line } = found.dataset;
  if (line === undefined) return { groupId, beforeId: null };
  const { top, height } = found.getBoundingClientRect();
  if (y < top + height / 2) return { groupId, beforeId: line };
  const next = found.nextElementSibling;
  return { groupId, beforeId: (next instanceof HTMLElement && next.dataset.line) || null };
}

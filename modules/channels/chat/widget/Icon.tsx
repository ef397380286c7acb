/** @jsxImportSource preact */

const paths = {
  chat: 'M4 5h16v11H9l-5 4z',
  close: 'M6 6l12 12M18 6L6 18',
  send: 'M4 12l16-8-6 16-3-7z',
  attach: 'M19 11l-7.5 7.5a4.5 4.5 0 01-6.4-6.4L13 4.3a3 3 0 014.3 4.3l-7.6 7.6',
  sound: 'M5 10v4h3l4 4V6l-4 4zM16 9a4 4 0 010 6',
  mute: 'M5 10v4h3l4 4V6l-4 4zM16 10l4 4M20 10l-4 4',
  leave: 'M10 4H5v16h5M14 8l4 4-4 4M18 12H9',
} as const;

/** A drawing that says nothing to a screen reader: what carries it has a name. */
export function Icon({ name }: { name: keyof typeof paths }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden>
      <path d={paths[name]} />
    </svg>
  );
}

/** @jsxImportSource preact */

const paths = {
  search: 'M10.5 4a6.5 6.5 0 110 13 6.5 6.5 0 010-13zM15.5 15.5L20 20',
  back: 'M14 6l-6 6 6 6',
} as const;

/** A drawing that says nothing to a screen reader: what carries it has a name. */
export function Sign({ name }: { name: keyof typeof paths }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}

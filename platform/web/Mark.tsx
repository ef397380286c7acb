/** The mark of Heed: an ear that is an h as well. size: CSS length of its side. */
export function Mark({ size = '1.5rem' }: { size?: string }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 32 32"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.75"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M8 20v-7.5a8 8 0 0 1 16 0C24 19 17.5 18.5 17.5 24a4.5 4.5 0 0 1-9 .5" />
      <path d="M12.5 14v-1.5a3.5 3.5 0 1 1 5 3.2" />
    </svg>
  );
}

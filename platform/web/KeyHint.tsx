import classes from './KeyHint.module.css';

const names: Readonly<Record<string, string>> = {
  mod: /Mac|iP(hone|ad)/.test(navigator.platform) ? '⌘' : 'Ctrl',
  alt: 'Alt',
  shift: '⇧',
  enter: '↵',
  escape: 'Esc',
  space: '␣',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
};

/** Shows keys as they stand on the keyboard. keys: as bindings write them. */
export function KeyHint({ keys }: { keys: string }) {
  const caps = keys.split(' ').map((chord) => chord.split('+').map(capOf).join(' '));
  return (
    <span className={classes.hint}>
      {caps.map((cap, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a sequence may repeat a key
        <kbd key={index} className={classes.cap}>
          {cap}
        </kbd>
      ))}
    </span>
  );
}

function capOf(key: string): string {
  return names[key] ?? key.toUpperCase();
}

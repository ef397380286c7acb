import classes from './PersonName.module.css';
import { UserText } from './UserText.tsx';

/** A person's name with a sign to recognise it by; too long a name is cut and told on hover.
 *  detail: a second line, such as the team or the address. */
export function PersonName({ name, detail }: { name: string; detail?: string }) {
  return (
    <span className={classes.person} title={name}>
      <PersonSign name={name} />
      <span className={classes.lines}>
        <UserText className={classes.name} text={name} />
        {detail && <UserText className={classes.detail} text={detail} />}
      </span>
    </span>
  );
}

/** The sign of a person alone, for the eye; whoever shows it says the name too. */
export function PersonSign({ name }: { name: string }) {
  return (
    <span className={classes.sign} data-hue={hueOf(name)} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}

/** Letters of the first and last word; of a Chinese name its first sign, the family name. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = Array.from(words[0] ?? '')[0] ?? '';
  if (/\p{Script=Han}/u.test(first) || words.length < 2) return first.toUpperCase();
  const last = Array.from(words.at(-1) ?? '')[0] ?? '';
  return `${first}${last}`.toUpperCase();
}

/** One of the six quiet hues of the theme, always the same for a name. */
function hueOf(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9_973;
  return (sum % 6) + 1;
}

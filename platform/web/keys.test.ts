// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { createKeyRegistry, type KeyBinding } from './keys.ts';

let ran: string[] = [];
const binding = (keys: string, rest: Partial<KeyBinding> = {}): KeyBinding => ({
  keys,
  label: 'frame.search',
  run: () => ran.push(keys),
  ...rest,
});

beforeEach(() => {
  ran = [];
  document.body.innerHTML = '<input /><p></p>';
});

test('a press runs its binding while the component stands', () => {
  const registry = createKeyRegistry();
  const leave = registry.add(() => [binding('a')]);
  expect(registry.press(pressIn('p', 'a'))).toBe(true);
  leave();
  expect(registry.press(pressIn('p', 'a'))).toBe(false);
  expect(ran).toEqual(['a']);
});

test('keys typed into a field are left to the field, unless the binding works always', () => {
  const registry = createKeyRegistry();
  registry.add(() => [binding('a'), binding('mod+k', { isAlways: true })]);
  expect(registry.press(pressIn('input', 'a'))).toBe(false);
  expect(registry.press(pressIn('input', 'k', { ctrlKey: true }))).toBe(true);
  expect(ran).toEqual(['mod+k']);
});

test('an open dialogue keeps the keys of the page behind it', () => {
  const registry = createKeyRegistry();
  registry.add(() => [binding('a')]);
  document.body.insertAdjacentHTML('beforeend', '<section aria-modal="true"></section>');
  expect(registry.press(pressIn('p', 'a'))).toBe(false);
});

test('those who list the keys hear when they change', () => {
  const registry = createKeyRegistry();
  let changes = 0;
  registry.subscribe(() => {
    changes += 1;
  });
  registry.add(() => [binding('a')])();
  expect(changes).toBe(2);
  expect(registry.all()).toEqual([]);
});

/** A press as the browser reports it, with its target. */
function pressIn(selector: string, key: string, rest: KeyboardEventInit = {}): KeyboardEvent {
  let heard: KeyboardEvent | undefined;
  const listen = (event: KeyboardEvent) => {
    heard = event;
  };
  addEventListener('keydown', listen);
  const press = new KeyboardEvent('keydown', { key, bubbles: true, ...rest });
  document.querySelector(selector)?.dispatchEvent(press);
  removeEventListener('keydown', listen);
  if (!heard) throw new Error(`No ${selector} to press in.`);
  return heard;
}

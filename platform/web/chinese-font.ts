/** Brings the Chinese letters: 31 kB of rules, then only the slices that a page uses. */
export function loadChineseFont(): void {
  void import('@fontsource-variable/noto-sans-sc/index.css');
}

/** Whether a text needs the Chinese letters. */
export function hasChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

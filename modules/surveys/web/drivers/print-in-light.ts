const schemeAttribute = 'data-mantine-color-scheme';

/** Lets the page be printed in the light scheme, whatever the reader has on the screen. Returns how
 *  to stop that. */
export function printInLight(): () => void {
  const root = document.documentElement;
  let before: string | null = null;
  const lighten = () => {
    before = root.getAttribute(schemeAttribute);
    root.setAttribute(schemeAttribute, 'light');
  };
  const restore = () => {
    if (before !== null) root.setAttribute(schemeAttribute, before);
  };
  window.addEventListener('beforeprint', lighten);
  window.addEventListener('afterprint', restore);
  return () => {
    window.removeEventListener('beforeprint', lighten);
    window.removeEventListener('afterprint', restore);
  };
}

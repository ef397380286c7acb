import type { h } from 'preact';

const none: typeof h = () => {
  throw new ReferenceError('The widget has lent nothing yet.');
};

/** With what the parts of this script are drawn: that of the widget, which has come already. */
export const lent = { h: none };

import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentPropsWithRef } from 'react';

type LinkAttributes = Omit<ComponentPropsWithRef<'a'>, 'style'>;

/** A link to a page of Heed, in the look of links. Its address is checked by the compiler. */
export const PageLink = createLink((props: AnchorProps & LinkAttributes) => <Anchor {...props} />);

/** A link to a page of Heed that looks like a button. */
export const PageButton = createLink((props: ButtonProps & LinkAttributes) => (
  <Button component="a" {...props} />
));

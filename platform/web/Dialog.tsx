import { Modal, type ModalProps } from '@mantine/core';
import { useWords } from './words.ts';

/** A dialogue over the page. Everything as Mantine's Modal has it, with a way out that has a name
 *  in the person's language. */
export function Dialog(props: Omit<ModalProps, 'opened' | 'closeButtonProps'>) {
  const { t } = useWords();
  return <Modal {...props} opened closeButtonProps={{ 'aria-label': t('frame.close') }} />;
}

import { type Extensions, Node } from '@tiptap/core';
import { Blockquote } from '@tiptap/extension-blockquote';
import { ListItem } from '@tiptap/extension-list';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { Placeholder } from '@tiptap/extensions';
import StarterKit from '@tiptap/starter-kit';
import { isAddress } from '../../../core/body/address.ts';
import { AudienceSection, Callout } from './boxes.ts';
import { Picture } from './picture.ts';
import { anyBlocks, Step, Steps } from './steps.ts';

const Root = Node.create({ name: 'doc', topNode: true, content: anyBlocks });

/** What can be written: the kinds of core/body/body.ts and nothing else. */
export function extensionsFor(projectId: string, placeholder: string): Extensions {
  return [
    StarterKit.configure({
      ...{ document: false, listItem: false, blockquote: false, underline: false },
      heading: { levels: [2, 3, 4] },
      link: {
        ...{ openOnClick: false, defaultProtocol: 'https', isAllowedUri: isAddress },
        HTMLAttributes: { target: null, rel: null },
      },
    }),
    Root,
    ListItem.extend({ content: anyBlocks }),
    Blockquote.extend({ content: anyBlocks }),
    Steps,
    Step,
    Callout,
    AudienceSection,
    Picture.configure({ projectId }),
    Table,
    TableRow,
    TableHeader.extend({ content: anyBlocks }),
    TableCell.extend({ content: anyBlocks }),
    Placeholder.configure({ placeholder }),
  ];
}

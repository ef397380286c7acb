import type { Content, JSONContent } from '@tiptap/core';
import { closeHistory } from '@tiptap/pm/history';
import { type Editor, EditorContent, useEditor } from '@tiptap/react';
import { useEffect, useEffectEvent, useState } from 'react';
import type { Language } from '#platform/http/contract.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { readBody } from '../../core/body/body.ts';
import { editable, edited } from '../../core/body/editing.ts';
import type { Body } from '../../core/body/node.ts';
import bodyClasses from '../ArticleBody.module.css';
import { uploadPicture } from '../upload.ts';
import { extensionsFor } from './kinds/extensions.ts';
import { Toolbar } from './Toolbar.tsx';
import classes from './Writing.module.css';

/** Writes a body. body: what stands in it at first; another one is shown when its `at` changes.
 *  onSettle: what the editor makes of it before anybody writes. */
export function Writing(props: {
  projectId: string;
  articleId: string;
  language: Language;
  body: Body;
  at: number;
  onSettle: (body: Body) => void;
  onWrite: (body: Body) => void;
}) {
  const { projectId, articleId, language, body, at, onSettle, onWrite } = props;
  const { t } = useWords();
  const [shownAt, setShownAt] = useState(at);
  const { error, isUploading, insertPictures } = usePictures(projectId);
  const [extensions] = useState(() => extensionsFor(projectId, t('knowledge.placeholder')));
  const editor: Editor = useEditor({
    extensions,
    content: contentOf(body),
    editorProps: {
      attributes: {
        ...{ role: 'textbox', 'aria-multiline': 'true', 'aria-label': t('knowledge.text') },
        ...{ class: `${bodyClasses.body} ${classes.writing}`, lang: language, dir: 'auto' },
      },
      handlePaste: (_, { clipboardData }) => insertPictures(editor, clipboardData),
      handleDrop: (view, { dataTransfer, clientX, clientY }) => {
        const position = view.posAtCoords({ left: clientX, top: clientY })?.pos;
        return insertPictures(editor, dataTransfer, position);
      },
    },
    onCreate: (made) => onSettle(bodyIn(made.editor)),
    onUpdate: (made) => onWrite(bodyIn(made.editor)),
  });
  const show = useEffectEvent(() => {
    // Brought again, the same words would be one more step to take back.
    if (JSON.stringify(bodyIn(editor)) === JSON.stringify(body)) return;
    // Else it would be taken back together with what was written just before.
    editor.view.dispatch(closeHistory(editor.state.tr));
    editor.chain().setContent(contentOf(body)).focus('start').run();
  });
  useEffect(() => {
    if (at === shownAt) return;
    setShownAt(at);
    show();
  }, [at, shownAt]);
  return (
    <div className={classes.frame}>
      <Toolbar
        editor={editor}
        projectId={projectId}
        articleId={articleId}
        isUploading={isUploading}
        onPictures={(files) => insertPictures(editor, { files, types: [] })}
      />
      <Problem error={error} />
      <EditorContent editor={editor} className={classes.sheet} />
    </div>
  );
}

interface Brought {
  readonly files: FileList | readonly File[];
  readonly types: readonly string[];
}

/** Sends pictures to the store and puts them into the text. Words that come with a picture, as from
 *  a word processor, are pasted instead of it. */
function usePictures(projectId: string) {
  const [error, setError] = useState<Error | null>(null);
  const [isUploading, setIsUploading] = useState(false);
  const upload = async (editor: Editor, files: readonly File[], position: number) => {
    setError(null);
    setIsUploading(true);
    try {
      for (const file of files) {
        const attrs = { fileId: await uploadPicture(projectId, file), alt: '' };
        const at = Math.min(position, editor.state.doc.content.size);
        editor.chain().insertContentAt(at, { type: 'image', attrs }).run();
      }
    } catch (problem) {
      setError(problem instanceof Error ? problem : new Error(String(problem)));
    } finally {
      setIsUploading(false);
    }
  };
  const insertPictures = (editor: Editor, brought: Brought | null, position?: number) => {
    const files = Array.from(brought?.files ?? []);
    if (files.length === 0 || brought?.types.includes('text/html')) return false;
    void upload(editor, files, position ?? editor.state.selection.to);
    return true;
  };
  return { error, isUploading, insertPictures };
}

function contentOf(body: Body): Content {
  return JSON.parse(JSON.stringify(editable(body)));
}

/** What stands in the editor, as it is kept. What the grammar refuses, such as too long a text, is
 *  sent as it is: the server says why. */
function bodyIn(editor: Editor): Body {
  const written = edited(bodyOfJson(editor.getJSON()));
  const read = readBody(written);
  return 'body' in read ? read.body : written;
}

function bodyOfJson({ content }: JSONContent): Body {
  return { type: 'doc', content: (content ?? []) as Body['content'] };
}

import { ActionIcon, Group, Loader, Tooltip } from '@mantine/core';
import { IconLink, IconPhoto } from '@tabler/icons-react';
import { type Editor, useEditorState } from '@tiptap/react';
import { Fragment, type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import type { Icon } from '#platform/web/door.ts';
import { KeyHint } from '#platform/web/KeyHint.tsx';
import { useKeys } from '#platform/web/keys.ts';
import { useWords } from '#platform/web/words.ts';
import { pictureTypes } from '../upload.ts';
import { type Command, commands, tableCommands } from './commands.ts';
import { LinkForm } from './LinkForm.tsx';
import classes from './Writing.module.css';

/** What can be done with the text. It is one stop of the Tab key; arrows move within. */
export function Toolbar(props: {
  editor: Editor;
  projectId: string;
  articleId: string;
  isUploading: boolean;
  onPictures: (files: readonly File[]) => void;
}) {
  const { editor, projectId, articleId, isUploading, onPictures } = props;
  const { t } = useWords();
  const bar = useRef<HTMLDivElement>(null);
  const [isLinking, setIsLinking] = useState(false);
  const { isInTable, isLink } = useEditorState({
    editor,
    selector: () => ({ isInTable: editor.isActive('table'), isLink: editor.isActive('link') }),
  });
  useKeys([
    {
      ...{ keys: 'mod+alt+k', label: 'knowledge.do.link', isAlways: true },
      run: () => setIsLinking(true),
    },
    {
      ...{ keys: 'alt+f10', label: 'knowledge.toolbar', isAlways: true },
      run: () => bar.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus(),
    },
  ]);
  const groups = isInTable ? [...commands, tableCommands] : commands;
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={t('knowledge.toolbar')}
      aria-orientation="horizontal"
      className={classes.toolbar}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && bar.current?.matches(':focus-within'))
          editor.commands.focus();
        else moveInside(event);
      }}
    >
      {groups.map((group, index) => (
        <Fragment key={group[0]?.label}>
          {index > 0 && <span className={classes.divider} />}
          {group.map((command) => (
            <CommandButton
              key={command.label}
              editor={editor}
              command={command}
              isFirst={command === commands[0]?.[0]}
            />
          ))}
        </Fragment>
      ))}
      <span className={classes.divider} />
      <ToolButton
        label={t('knowledge.do.link')}
        keys="mod+alt+k"
        icon={IconLink}
        isActive={isLink}
        onClick={() => setIsLinking(true)}
      />
      <PictureButton isUploading={isUploading} onPictures={onPictures} />
      {isLinking && (
        <LinkForm
          editor={editor}
          projectId={projectId}
          articleId={articleId}
          onClose={() => setIsLinking(false)}
        />
      )}
    </div>
  );
}

function CommandButton(props: { editor: Editor; command: Command; isFirst: boolean }) {
  const { editor, command, isFirst } = props;
  const { label, icon, keys, run, isActive } = command;
  const { t } = useWords();
  const isOn = useEditorState({ editor, selector: () => isActive?.(editor) });
  return (
    <ToolButton
      label={t(label)}
      keys={keys}
      icon={icon}
      isActive={isOn}
      isFirst={isFirst}
      onClick={() => run(editor.chain().focus()).run()}
    />
  );
}

function PictureButton(props: {
  isUploading: boolean;
  onPictures: (files: readonly File[]) => void;
}) {
  const { isUploading, onPictures } = props;
  const { t } = useWords();
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <ToolButton
        label={t('knowledge.do.picture')}
        icon={IconPhoto}
        onClick={() => field.current?.click()}
      />
      {isUploading && <Loader size="xs" aria-label={t('knowledge.uploading')} />}
      <input
        ref={field}
        hidden
        type="file"
        multiple
        accept={pictureTypes.join()}
        aria-label={t('knowledge.do.picture')}
        onChange={({ currentTarget }) => {
          onPictures(Array.from(currentTarget.files ?? []));
          currentTarget.value = '';
        }}
      />
    </>
  );
}

function ToolButton(props: {
  label: string;
  keys?: string | undefined;
  icon: Icon;
  isActive?: boolean | undefined;
  isFirst?: boolean;
  onClick: () => void;
}) {
  const { label, keys, icon: Sign, isActive, isFirst = false, onClick } = props;
  return (
    <Tooltip label={<Told label={label} keys={keys} />}>
      <ActionIcon
        size="1.75rem"
        aria-label={label}
        aria-pressed={isActive}
        variant={isActive ? 'light' : 'subtle'}
        color={isActive ? 'petrol' : 'gray'}
        tabIndex={isFirst ? 0 : -1}
        // The text keeps its selection.
        onMouseDown={(event) => event.preventDefault()}
        onClick={onClick}
      >
        <Sign size="1.125rem" stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  );
}

function Told({ label, keys }: { label: string; keys: string | undefined }): ReactNode {
  return (
    <Group gap="xs" wrap="nowrap">
      {label}
      {keys && <KeyHint keys={keys} />}
    </Group>
  );
}

const moves: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

function moveInside(event: KeyboardEvent<HTMLDivElement>): void {
  const move = moves[event.key];
  const buttons = Array.from(event.currentTarget.querySelectorAll('button'));
  const at = buttons.findIndex((each) => each.matches(':focus'));
  if (!move || at < 0) return;
  event.preventDefault();
  buttons[move(at, buttons.length)]?.focus();
}

import { maximumFileBytes, maximumFilesPerMessage } from '../core/limits.ts';
import type { Board } from './board.ts';
import { type Door, Refusal } from './door.ts';
import type { Upload } from './model.ts';
import type { TextId } from './words.ts';

export interface Uploading {
  /** Sends files ahead of the message that will carry them. More than it may carry stay behind. */
  readonly add: (files: Iterable<File>) => void;
  readonly remove: (key: number) => void;
}

/** Opens what the widget does about files.
 *  enter: makes the visitor known to the centre. onEnd: called when the last of them is through. */
export function openUploading({
  door,
  board,
  enter,
  onEnd,
}: {
  door: Door;
  board: Board;
  enter: () => Promise<void>;
  onEnd: () => void;
}): Uploading {
  let lastKey = 0;
  const keep = (uploads: readonly Upload[]) => board.change({ uploads });
  const change = (key: number, part: Partial<Upload>) =>
    keep(board.model().uploads.map((each) => (each.key === key ? { ...each, ...part } : each)));

  async function send(key: number, file: File): Promise<void> {
    try {
      if (file.size > maximumFileBytes) throw new Refusal(413);
      await enter();
      const attachment = await door.upload(file, (progress) => change(key, { progress }));
      change(key, { attachment });
      if (!isUploading(board.model().uploads)) onEnd();
    } catch (error) {
      change(key, { trouble: troubleOf(error) });
    }
  }

  return {
    add: (files) => {
      for (const file of files) {
        const { uploads } = board.model();
        if (uploads.length >= maximumFilesPerMessage) return;
        lastKey += 1;
        const { name } = file;
        keep([...uploads, { key: lastKey, name, progress: 0, attachment: null, trouble: null }]);
        void send(lastKey, file);
      }
    },
    remove: (key) => keep(board.model().uploads.filter((each) => each.key !== key)),
  };
}

/** Whether one of them is still on its way. */
export function isUploading(uploads: readonly Upload[]): boolean {
  return uploads.some(({ attachment, trouble }) => !attachment && !trouble);
}

function troubleOf(error: unknown): TextId {
  const status = error instanceof Refusal ? error.status : 0;
  if (status === 413) return 'widget.file-size';
  return status === 422 ? 'widget.file-type' : 'widget.file-failed';
}

/** Tells a person what takes time, and how long it took. */
export interface Progress {
  /** Shows a line while the work runs and its duration after it. */
  readonly step: <T>(name: string, work: () => Promise<T>) => Promise<T>;
  /** Shows how far the running step has come. share: 0..1. */
  readonly tell: (share: number) => void;
}

const nameWidth = 24;

/** Writes progress to a terminal, or line by line to anything else. */
export function openProgress(output: NodeJS.WriteStream): Progress {
  let running = '';
  let lastTold = -1;
  return {
    step: async (name, work) => {
      const startedAtMs = performance.now();
      running = `  ${name.padEnd(nameWidth)}`;
      lastTold = -1;
      if (output.isTTY) output.write(running);
      const result = await work();
      const seconds = ((performance.now() - startedAtMs) / 1_000).toFixed(1);
      output.write(`${output.isTTY ? '\r' : ''}${running}${seconds.padStart(6)} s\n`);
      return result;
    },
    tell: (share) => {
      const percent = Math.floor(share * 100);
      const isWorthALine = output.isTTY || percent >= lastTold + 10;
      if (percent === lastTold || !isWorthALine) return;
      lastTold = percent;
      const line = `${running}${`${percent} %`.padStart(8)}`;
      output.write(output.isTTY ? `\r${line}` : `${line}\n`);
    },
  };
}

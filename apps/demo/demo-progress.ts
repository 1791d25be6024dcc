import { SingleBar } from 'cli-progress';

/** Shows how far one step of a demo is. */
export interface StepProgress {
  /** For steps whose size shows while they run. */
  resize(total: number): void;
  /** @param note shown behind the figures */
  update(value: number, note?: string): void;
  finish(note?: string): void;
}

const LINES = 10;

/** A bar on a terminal, ten plain lines elsewhere: a log does not move its cursor. */
export function showStep(what: string, total: number, unit: string, stream: NodeJS.WriteStream): StepProgress {
  return stream.isTTY
    ? barOf(what, total, unit, stream)
    : linesOf(what, total, unit, (line) => void stream.write(`${line}\n`));
}

function barOf(what: string, total: number, unit: string, stream: NodeJS.WriteStream): StepProgress {
  const format = `${what} [{bar}] {percentage}% | {value}/{total} ${unit} | {duration_formatted} {note}`;
  const bar = new SingleBar({ format, stream, hideCursor: true, clearOnComplete: false, fps: 10 });
  bar.start(total, 0, { note: '' });
  return {
    resize: (larger) => bar.setTotal(larger),
    update: (value, note = '') => bar.update(value, { note }),
    finish(note = '') {
      bar.update({ note });
      bar.stop();
    },
  };
}

export function linesOf(what: string, totalAtFirst: number, unit: string, write: (line: string) => void): StepProgress {
  let total = totalAtFirst;
  let told = 0;
  let last = 0;
  const tell = (note: string): void => write(`${what}: ${last}/${total} ${unit}${note === '' ? '' : `, ${note}`}`);
  return {
    resize(larger) {
      total = larger;
    },
    update(value, note = '') {
      last = value;
      const part = total === 0 ? LINES : Math.floor((value / total) * LINES);
      if (part <= told || part >= LINES) return;
      told = part;
      tell(note);
    },
    finish: (note = '') => tell(note),
  };
}

import { SingleBar } from 'cli-progress';

/** Shows how far a replay is. */
export interface ReplayProgress {
  advance(handedOver: number, acknowledged: () => number): void;
  finish(acknowledged: number): void;
}

const BAR =
  'sending [{bar}] {percentage}% | {value}/{total} calls | {acknowledged} acknowledged | {duration_formatted}';
const LINES = 10;

/** A bar on a terminal, ten plain lines elsewhere: a log does not move its cursor. */
export function showProgress(total: number, stream: NodeJS.WriteStream): ReplayProgress {
  return stream.isTTY ? progressBar(total, stream) : progressLines(total, (line) => void stream.write(`${line}\n`));
}

function progressBar(total: number, stream: NodeJS.WriteStream): ReplayProgress {
  const bar = new SingleBar({ format: BAR, stream, hideCursor: true, clearOnComplete: false, fps: 10 });
  bar.start(total, 0, { acknowledged: 0 });
  return {
    advance: (handedOver, acknowledged) => bar.update(handedOver, { acknowledged: acknowledged() }),
    finish(acknowledged) {
      bar.update({ acknowledged });
      bar.stop();
    },
  };
}

export function progressLines(total: number, write: (line: string) => void): ReplayProgress {
  let next = 1;
  return {
    advance(handedOver, acknowledged) {
      if (handedOver < (total * next) / LINES) return;
      while (handedOver >= (total * next) / LINES && next <= LINES) next += 1;
      write(`sending: ${handedOver}/${total} calls, ${acknowledged()} acknowledged`);
    },
    finish: (acknowledged) => write(`sent: ${acknowledged}/${total} calls acknowledged`),
  };
}

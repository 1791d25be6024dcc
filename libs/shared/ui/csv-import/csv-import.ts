import { Component, computed, DestroyRef, effect, inject, input, output, signal, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import type { Failure } from '../states/answer-state';
import { Numbers } from '../numbers';
import { FailureNote } from '../states/failure-note';
import type { CsvChange, CsvRefusal, SendCsv, TakeCsvChanges } from './csv-import-answer';
import { fileText } from './file-text';

/** A GraphQL request may be 256 KiB in all; a longer file is for the command line. */
const MOST_BYTES = 200_000;

/**
 * Brings a CSV file in: first what it would change, then the change. What else the API must know (a name, pairs) stands
 * beside it, and is told by `about`: a preview of something else is no preview.
 */
@Component({
  selector: 'tl-csv-import',
  imports: [FailureNote, TranslocoDirective],
  templateUrl: './csv-import.html',
  styleUrl: './csv-import.css',
})
export class CsvImport {
  private readonly numbers = inject(Numbers);
  private stopping = new AbortController();

  readonly send = input.required<SendCsv>();
  /** The deed as a verb, on the button: `Change the list`. */
  readonly action = input.required<string>();
  /** What did not happen, where the API failed. */
  readonly failedTitle = input.required<string>();
  /** What to do with a larger file, where more can be said than that it is too large; more stands in `[whenTooLarge]`. */
  readonly tooLargeText = input<(file: string) => string>();
  /** How large a file `send` can take. */
  readonly mostBytes = input(MOST_BYTES);
  readonly about = input('');
  /** For more changes than are shown. */
  readonly takeChanges = input<TakeCsvChanges>();
  /** Whether all that it must know is known. */
  readonly isReady = input(true);
  /** Whether there is something to leave before a file is chosen, such as a dialog. */
  readonly mayLeave = input(false);

  readonly applied = output();
  readonly left = output();

  protected readonly csv = signal<string | undefined>(undefined);
  protected readonly fileName = signal('');
  /** Whether a file is held over it. */
  protected readonly isOver = signal(false);
  protected readonly isTooLarge = signal(false);
  /** What is being done; a preview and a download can be stopped, a change cannot. */
  protected readonly work = signal<'preview' | 'change' | 'download' | undefined>(undefined);
  protected readonly isWorking = computed(() => this.work() !== undefined);
  protected readonly lineCount = computed(() => this.numbers.count(String(linesOf(this.csv() ?? '')), 'exact'));
  protected readonly change = signal<CsvChange | undefined>(undefined);
  protected readonly refusal = signal<CsvRefusal | undefined>(undefined);
  protected readonly failure = signal<Failure | undefined>(undefined);
  /** Why what is shown is not what was shown before. */
  protected readonly whyOutdated = signal('');
  protected readonly changesNothing = computed(() => {
    const change = this.change();
    return change !== undefined && change.addedCount + change.supersededCount === 0;
  });
  protected readonly hidden = computed(() => {
    const change = this.change();
    if (change === undefined) return 0;
    const shown = change.added.length + change.superseded.length;
    return change.addedCount + change.supersededCount - shown;
  });

  constructor() {
    effect(() => {
      this.about();
      untracked(() => {
        this.stop();
        this.forgetAnswer();
      });
    });
    inject(DestroyRef).onDestroy(() => this.stopping.abort());
  }

  protected async choose(event: Event): Promise<void> {
    const field = event.target as HTMLInputElement;
    const file = field.files?.[0];
    // The same file once more, mended, is another one; browsers would keep silent.
    field.value = '';
    await this.take(file);
  }

  protected async drop(event: DragEvent): Promise<void> {
    event.preventDefault();
    this.isOver.set(false);
    await this.take(event.dataTransfer?.files[0]);
  }

  private async take(file: File | undefined): Promise<void> {
    if (file === undefined || this.work() === 'change') return;
    this.stop();
    this.forgetAnswer();
    this.fileName.set(file.name);
    this.isTooLarge.set(file.size > this.mostBytes());
    this.csv.set(this.isTooLarge() ? undefined : await fileText(file));
    if (this.isReady()) await this.run(true);
  }

  protected leave(): void {
    this.forgetFile();
    this.left.emit();
  }

  protected async run(preview: boolean): Promise<void> {
    const csv = this.csv();
    if (csv === undefined || this.isWorking()) return;
    this.failure.set(undefined);
    this.refusal.set(undefined);
    const { signal } = this.begin(preview ? 'preview' : 'change');
    const answer = await this.send()(csv, preview, signal);
    if (signal.aborted) return;
    this.work.set(undefined);
    if (answer.kind === 'outdated') {
      this.forgetAnswer();
      this.whyOutdated.set(answer.why);
      await this.run(true);
    } else if (answer.kind === 'failed') this.failure.set(answer.failure);
    else if (answer.kind === 'refused') {
      this.change.set(undefined);
      this.refusal.set(answer.refusal);
    } else if (preview) this.change.set(answer.change);
    else {
      this.forgetFile();
      this.applied.emit();
    }
  }

  protected async download(): Promise<void> {
    const [csv, take] = [this.csv(), this.takeChanges()];
    if (csv === undefined || take === undefined || this.isWorking()) return;
    this.failure.set(undefined);
    const { signal } = this.begin('download');
    const failure = await take(csv, signal);
    if (signal.aborted) return;
    this.work.set(undefined);
    this.failure.set(failure);
  }

  /** Nothing was changed, and nobody waits for what would be. */
  protected stop(): void {
    if (this.work() === 'change') return;
    this.stopping.abort();
    this.work.set(undefined);
  }

  private begin(work: 'preview' | 'change' | 'download'): AbortController {
    this.work.set(work);
    this.stopping = new AbortController();
    return this.stopping;
  }

  private forgetAnswer(): void {
    this.change.set(undefined);
    this.refusal.set(undefined);
    this.failure.set(undefined);
    this.whyOutdated.set('');
  }

  private forgetFile(): void {
    this.forgetAnswer();
    this.csv.set(undefined);
    this.fileName.set('');
    this.isTooLarge.set(false);
  }
}

/** Without the header. */
function linesOf(csv: string): number {
  let lines = 0;
  for (let at = csv.indexOf('\n'); at >= 0 && at < csv.length - 1; at = csv.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

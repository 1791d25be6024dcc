import { TestBed } from '@angular/core/testing';

import { Toasts } from '../overlays/toasts';
import { textsForTests } from '../testing';
import { UI_EN } from '../texts';
import { CsvDownload, type MadeFile, NOTE_EXPORT } from './csv-download';

function open(isNoted: boolean) {
  const noted: MadeFile[] = [];
  const handedOut: string[] = [];
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    handedOut.push(this.download);
  };
  Object.assign(URL, { createObjectURL: () => 'blob:file', revokeObjectURL: () => undefined });
  const note = (file: MadeFile) => {
    // It is told before there is a file.
    expect(handedOut).toEqual([]);
    noted.push(file);
    return Promise.resolve(isNoted);
  };
  TestBed.configureTestingModule({
    imports: [textsForTests(UI_EN)],
    providers: [{ provide: NOTE_EXPORT, useValue: note }],
  });
  return { files: TestBed.inject(CsvDownload), toasts: TestBed.inject(Toasts), noted, handedOut };
}

describe('a file that a page makes of what it shows', () => {
  const { click } = HTMLAnchorElement.prototype;
  afterEach(() => void (HTMLAnchorElement.prototype.click = click));

  it('is noted, then handed out', async () => {
    const { files, noted, handedOut } = open(true);
    await files.save('teams', 'Team\r\nsearch\r\n', 1);
    expect(noted).toEqual([{ name: 'teams', rows: 1 }]);
    expect(handedOut).toEqual(['teams.csv']);
  });

  it('stays where it could not be noted, and that is said', async () => {
    const { files, toasts, handedOut } = open(false);
    await files.save('teams', 'Team\r\nsearch\r\n', 1);
    expect(handedOut).toEqual([]);
    expect(toasts.shown().map(({ text }) => text)).toEqual([expect.stringContaining('was not handed out')]);
  });
});

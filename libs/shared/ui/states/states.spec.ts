import { TestBed } from '@angular/core/testing';

import { textsForTests } from '../testing';
import { UI_EN } from '../texts';
import { FailureNote } from './failure-note';
import { Progress } from './progress';

describe('tl-failure', () => {
  async function show(failure: { code: string; message: string; id?: string; retriable?: boolean }) {
    TestBed.configureTestingModule({ imports: [textsForTests(UI_EN)] });
    const fixture = TestBed.createComponent(FailureNote);
    fixture.componentRef.setInput('failure', { id: undefined, retriable: false, ...failure });
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  }

  it('says who can grant what is not allowed, and offers no second try', async () => {
    const note = await show({ code: 'FORBIDDEN', message: 'no' });
    expect(note.textContent).toContain('administrator of your organisation can grant it');
    expect(note.querySelector('button')).toBeNull();
  });

  it("shows the API's words as text where it has none of its own", async () => {
    const note = await show({ code: 'LEDGER_UNUSABLE', message: '<img src=x onerror=alert(1)>' });
    expect(note.textContent).toContain('LEDGER_UNUSABLE');
    expect(note.textContent).toContain('<img src=x');
    expect(note.querySelector('img')).toBeNull();
  });
});

describe('tl-progress', () => {
  it.each([
    [0.999, '99', '99%'],
    [2, '100', '100%'],
    [undefined, null, undefined],
  ])('shows a share of %p as %p', async (value, now, text) => {
    TestBed.configureTestingModule({ imports: [textsForTests(UI_EN)] });
    const fixture = TestBed.createComponent(Progress);
    fixture.componentRef.setInput('value', value);
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const bar = element.querySelector('[role=progressbar]')!;
    expect(bar.getAttribute('aria-valuenow')).toBe(now);
    expect(element.querySelector('.muted')?.textContent).toBe(text);
  });
});

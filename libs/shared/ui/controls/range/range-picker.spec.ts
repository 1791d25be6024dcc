import { TestBed } from '@angular/core/testing';
import { FixedClock } from '@tokenledger/shared/time';

import { PRESENT } from '../../states/present';
import { textsForTests } from '../../testing';
import { UI_EN } from '../../texts';
import type { RangeChoice } from './range';
import { RangePicker } from './range-picker';

/** The parts of a button as they are read out, one after the other. */
function partsOf(button: HTMLElement): string {
  return [...button.children]
    .map((part) => part.textContent?.trim())
    .filter(Boolean)
    .join(' ')
    .replace(/\s/g, ' '); // ICU sets thin spaces around the dash
}

async function open(choice: RangeChoice, timeZone = 'Europe/Berlin') {
  const clock = new FixedClock('2026-03-10T12:00:00Z');
  TestBed.configureTestingModule({
    imports: [textsForTests(UI_EN)],
    providers: [{ provide: PRESENT, useValue: clock }],
  });
  const fixture = TestBed.createComponent(RangePicker);
  fixture.componentRef.setInput('choice', choice);
  fixture.componentRef.setInput('timeZone', timeZone);
  await fixture.whenStable();
  const opener = (fixture.nativeElement as HTMLElement).querySelector<HTMLElement>('.opener')!;
  return {
    clock,
    said: () => partsOf(opener),
    choice: () => fixture.componentInstance.choice(),
    find: (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)],
    async click(node: HTMLElement): Promise<void> {
      node.click();
      await fixture.whenStable();
    },
    opener,
    async setDay(at: number, day: string): Promise<void> {
      const field = document.querySelectorAll<HTMLInputElement>('[type=date]')[at]!;
      field.value = day;
      field.dispatchEvent(new Event('input'));
      await fixture.whenStable();
    },
  };
}

describe('tl-range-picker', () => {
  it('shows the days that a preset means', async () => {
    const picker = await open({ preset: 'last7Days' });
    expect(picker.said()).toBe('Time range Last 7 days 3–9 Mar 2026');
  });

  it('says which offers are still running, and that last days are whole', async () => {
    const picker = await open({ preset: 'last7Days' });
    await picker.click(picker.opener);
    const offers = picker.find('.presets .option').map(partsOf);
    expect(offers).toContain('This month 1–31 Mar 2026 · still running');
    expect(offers).toContain('Last month 1–28 Feb 2026');
    expect(picker.find('.note')[0]?.textContent).toContain('whole days and end yesterday');
  });

  it('emits what was chosen and gives the focus back', async () => {
    const picker = await open({ preset: 'last7Days' });
    await picker.click(picker.opener);
    await picker.click(picker.find('.presets .option')[7]!);
    expect(picker.choice()).toEqual({ preset: 'thisMonth' });
    expect(document.querySelector('.presets')).toBeNull();
  });

  it('emits days chosen by hand, once they make sense', async () => {
    const picker = await open({ preset: 'last7Days' });
    await picker.click(picker.opener);
    await picker.setDay(0, '2026-03-09');
    await picker.setDay(1, '2026-03-01');
    expect(picker.find('.problem')[0]?.textContent?.trim()).toBe('The last day is before the first.');
    await picker.setDay(0, '2026-02-20');
    await picker.click(picker.find('.custom [type=submit]')[0]!);
    expect(picker.choice()).toEqual({ from: '2026-02-20', to: '2026-03-01' });
    expect(picker.said()).toBe('Time range 20 Feb – 1 Mar 2026');
  });

  it('offers the new day on a page left open overnight', async () => {
    const picker = await open({ preset: 'today' });
    expect(picker.said()).toContain('10 Mar 2026');
    picker.clock.moveTo('2026-03-11T07:00:00Z');
    await picker.click(picker.opener);
    expect(picker.said()).toContain('11 Mar 2026');
  });
});

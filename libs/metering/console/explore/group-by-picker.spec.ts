import { TestBed } from '@angular/core/testing';
import { textsForTests } from '@tokenledger/shared/ui/testing';

import { METERING_EN } from '../texts';
import type { ViewDimension } from '../view/view-address';
import { GroupByPicker } from './group-by-picker';

async function show(groupBy: readonly ViewDimension[]) {
  TestBed.configureTestingModule({ imports: [textsForTests(METERING_EN)] });
  const fixture = TestBed.createComponent(GroupByPicker);
  const element = fixture.nativeElement as HTMLElement;
  document.body.append(element);
  const chosen: (readonly ViewDimension[])[] = [];
  fixture.componentInstance.groupByChange.subscribe((order) => {
    chosen.push(order);
    fixture.componentRef.setInput('groupBy', order);
  });
  fixture.componentRef.setInput('groupBy', groupBy);
  await fixture.whenStable();
  return {
    element,
    chosen,
    button: (label: string) => element.querySelector<HTMLElement>(`button[aria-label="${label}"]`),
    async click(label: string) {
      element.querySelector<HTMLElement>(`button[aria-label="${label}"]`)!.click();
      await fixture.whenStable();
      await new Promise((resolve) => setTimeout(resolve, 60));
    },
    async choose(label: string, value: string) {
      const select = element.querySelector<HTMLSelectElement>(`select[aria-label="${label}"]`)!;
      select.value = value;
      select.dispatchEvent(new Event('change'));
      await fixture.whenStable();
    },
    options: (label: string) =>
      [...element.querySelectorAll<HTMLOptionElement>(`select[aria-label="${label}"] option`)].map(
        ({ value }) => value,
      ),
  };
}

describe('tl-group-by-picker', () => {
  it('moves a dimension, keeps the focus on the way, and says where it is now', async () => {
    const picker = await show(['team', 'model', 'user']);
    await picker.click('Move user to the left');
    expect(picker.chosen).toEqual([['team', 'user', 'model']]);
    expect(document.activeElement).toBe(picker.button('Move user to the left'));
    expect(picker.element.querySelector('[aria-live]')?.textContent).toBe('user is now 2 of 3');
    await picker.click('Move user to the left');
    // First now: there is no way further, so the focus goes to the way back.
    expect(document.activeElement).toBe(picker.button('Move user to the right'));
  });

  it('adds up to three, exchanges one, and never offers one twice', async () => {
    const picker = await show(['team', 'model']);
    expect(picker.options('Add…')).not.toContain('team');
    await picker.choose('Add…', 'user');
    expect(picker.chosen.at(-1)).toEqual(['team', 'model', 'user']);
    expect(picker.options('Add…')).toEqual([]);
    expect(picker.options('Group by, place 1')).not.toContain('model');
    await picker.choose('Group by, place 1', 'project');
    expect(picker.chosen.at(-1)).toEqual(['project', 'model', 'user']);
  });

  it('takes one out, and the focus stays among the dimensions', async () => {
    const picker = await show(['team']);
    await picker.click('Do not group by team');
    expect(picker.chosen).toEqual([[]]);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Add…');
  });
});

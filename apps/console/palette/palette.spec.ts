import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { DialogRef } from '@angular/cdk/dialog';
import { Language, PRESENT, Theme } from '@tokenledger/shared/ui';
import { textsForTests } from '@tokenledger/shared/ui/testing';
import { ApolloTestingController, ApolloTestingModule } from 'apollo-angular/testing';

import { EN } from '../texts/en';
import { Palette } from './palette';

const NOW = new Date('2026-11-26T12:00:00Z');

async function open(address = '/overview') {
  let closed = 0;
  TestBed.configureTestingModule({
    imports: [ApolloTestingModule, textsForTests(EN)],
    providers: [
      provideRouter([{ path: '**', children: [] }]),
      { provide: PRESENT, useValue: { now: () => NOW } },
      { provide: DialogRef, useValue: { close: () => (closed += 1) } },
    ],
  });
  TestBed.inject(Language).choose('en');
  await RouterTestingHarness.create(address);
  const fixture = TestBed.createComponent(Palette);
  const page = fixture.nativeElement as HTMLElement;
  const api = TestBed.inject(ApolloTestingController);
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 3; turn += 1) {
      await fixture.whenStable();
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  await settle();
  const field = page.querySelector('input')!;
  return {
    field,
    closed: () => closed,
    url: () => TestBed.inject(Router).url,
    names: () => [...page.querySelectorAll('.option .name')].map((name) => name.textContent?.trim()),
    active: () => page.querySelector('[aria-selected=true] .name')?.textContent?.trim(),
    note: () => page.querySelector('[role=status]')?.textContent?.trim(),
    async type(text: string): Promise<void> {
      field.value = text;
      field.dispatchEvent(new Event('input'));
      await settle();
    },
    async press(...keys: readonly string[]): Promise<void> {
      for (const key of keys) {
        field.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
        await settle();
      }
    },
    /** Answers what is asked once typing has paused, by dimension. */
    async find(values: Readonly<Record<'team' | 'project' | 'model', readonly string[]>>): Promise<void> {
      let [asked] = api.match('PaletteValues');
      while (asked === undefined) {
        await new Promise((resolve) => setTimeout(resolve));
        [asked] = api.match('PaletteValues');
      }
      const answer = (names: readonly string[]) => ({
        __typename: 'DimensionValues',
        values: names.map((value) => ({ __typename: 'DimensionValue', value })),
      });
      const { team, project, model } = values;
      asked.flushData({ team: answer(team), project: answer(project), model: answer(model) });
      await settle();
    },
  };
}

describe('tl-palette', () => {
  it('goes to a page by the keyboard alone, and what is looked at comes along', async () => {
    const palette = await open('/overview?range=lastMonth&team=Search');
    await palette.press('ArrowDown', 'Enter');
    expect(palette.url()).toBe('/explore?range=lastMonth&team=Search');
    expect(palette.closed()).toBe(1);
  });

  it('says by the active descendant what Enter does, and goes round at the ends', async () => {
    const palette = await open();
    expect(palette.active()).toBe('Overview');
    await palette.press('ArrowUp');
    expect(palette.active()).toBe('简体中文');
    expect(document.getElementById(palette.field.getAttribute('aria-activedescendant') ?? '')?.textContent).toContain(
      '简体中文',
    );
  });

  it('changes the range of the page that is open', async () => {
    const palette = await open('/explore?by=model');
    await palette.type('last month');
    expect(palette.names()).toEqual(['Last month']);
    await palette.press('Enter');
    expect(palette.url()).toBe('/explore?by=model&range=lastMonth');
  });

  it('opens the overview for a range that the page here does not show', async () => {
    const palette = await open('/ingestion?tab=keys');
    await palette.type('yesterday');
    await palette.press('Enter');
    expect(palette.url()).toBe('/overview?range=yesterday');
  });

  it('changes theme and language', async () => {
    const palette = await open();
    await palette.type('theme dark');
    await palette.press('Enter');
    expect(TestBed.inject(Theme).choice()).toBe('dark');
    await palette.type('中文');
    await palette.press('Enter');
    expect(TestBed.inject(Language).tag()).toBe('zh-CN');
  });

  it('finds teams, projects and models in the ledger, and shows what is of one alone', async () => {
    const palette = await open('/calls?range=today');
    await palette.type('sea');
    await palette.find({ team: ['Search'], project: ['research'], model: [] });
    expect(palette.names()).toEqual(['Search', 'research']);
    await palette.press('ArrowDown', 'Enter');
    expect(palette.url()).toBe('/calls?range=today&project=research');
  });

  it('looks for a call by what looks like an id', async () => {
    const palette = await open();
    await palette.type('4bf92f3577b34da6a3ce929d0e0e4736');
    await palette.press('Enter');
    expect(palette.url()).toBe('/calls?search=4bf92f3577b34da6a3ce929d0e0e4736');
  });

  it('says that nothing is called so only once the ledger has been asked', async () => {
    const palette = await open();
    await palette.type('zzz');
    expect(palette.note()).toBe('Looking in the ledger…');
    await palette.find({ team: [], project: [], model: [] });
    expect(palette.note()).toBe('Nothing is called so.');
  });

  it('leaves Enter to an input method that composes a word', async () => {
    const palette = await open();
    palette.field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true }));
    expect(palette.closed()).toBe(0);
  });
});

import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, type Routes } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { textsForTests } from '@tokenledger/shared/ui/testing';
import { UI_EN } from '@tokenledger/shared/ui/texts';
import { ApolloTestingController, ApolloTestingModule } from 'apollo-angular/testing';

import { PRICING_EN } from '../texts';

/** A page about prices at an address, with an API that answers when the test says so. */
export async function openPrices(address: string, routes: Routes) {
  TestBed.configureTestingModule({
    imports: [ApolloTestingModule, textsForTests({ ...UI_EN, ...PRICING_EN })],
    providers: [provideRouter(routes)],
  });
  const harness = await RouterTestingHarness.create(address);
  const page = harness.routeNativeElement!;
  const settled = async () => {
    // An answer passes through several promises before it is on the screen.
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve));
    harness.detectChanges();
  };
  return {
    page,
    settled,
    api: TestBed.inject(ApolloTestingController),
    url: () => TestBed.inject(Router).url,
    /** Dialogs lie beside the page, not in it. */
    dialog: () => document.querySelector<HTMLElement>('.cdk-dialog-container'),
    press: async (text: string, within: ParentNode = page) => {
      const buttons = [...within.querySelectorAll<HTMLElement>('button')];
      const found = buttons.find((button) => button.textContent?.trim() === text);
      if (found === undefined) throw new Error(`no button "${text}"`);
      found.click();
      await settled();
    },
    type: async (selector: string, text: string) => {
      const field = document.querySelector<HTMLInputElement>(selector)!;
      field.value = text;
      field.dispatchEvent(new Event('input'));
      await settled();
    },
    submit: async (within: ParentNode = document.querySelector('.cdk-dialog-container')!) => {
      within.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
      await settled();
    },
    chooseFile: async (csv: string) => {
      const field = document.querySelector<HTMLInputElement>('input[type=file]')!;
      const arrayBuffer = async () => new TextEncoder().encode(csv).buffer;
      Object.defineProperty(field, 'files', { value: [{ name: 'file.csv', size: csv.length, arrayBuffer }] });
      field.dispatchEvent(new Event('change'));
      await settled();
    },
    rows: () =>
      [...page.querySelectorAll('tbody tr')].map((row) =>
        [...row.querySelectorAll('th, td')].map((cell) => cell.textContent?.trim().replace(/\s+/g, ' ')).join(' | '),
      ),
  };
}

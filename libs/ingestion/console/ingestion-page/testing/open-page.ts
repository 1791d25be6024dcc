import { Clipboard } from '@angular/cdk/clipboard';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { OPEN_DRAWING } from '@tokenledger/shared/ui';
import { textsForTests } from '@tokenledger/shared/ui/testing';
import { UI_EN } from '@tokenledger/shared/ui/texts';
import { Apollo } from 'apollo-angular';
import { ApolloTestingController, ApolloTestingModule } from 'apollo-angular/testing';

import { INGESTION_EN } from '../../texts';
import { IngestionPage } from '../ingestion-page';

/**
 * The page at an address, with an API that answers when the test says so.
 * @param settle lets pass what is on its way: where timers are fake, time
 */
export async function openPage(address: string, { settle = severalTurns }: { settle?: () => Promise<unknown> } = {}) {
  const copied: string[] = [];
  TestBed.configureTestingModule({
    imports: [ApolloTestingModule, textsForTests({ ...UI_EN, ...INGESTION_EN })],
    providers: [
      provideRouter([{ path: 'ingestion', component: IngestionPage }]),
      { provide: OPEN_DRAWING, useValue: async () => ({ draw: () => {}, resize: () => {}, close: () => {} }) },
      { provide: Clipboard, useValue: { copy: (text: string) => copied.push(text) > 0 } },
    ],
  });
  const harness = await RouterTestingHarness.create(address);
  const page = harness.routeNativeElement!;
  const settled = async () => {
    await settle();
    harness.detectChanges();
  };
  return {
    page,
    copied,
    settled,
    api: TestBed.inject(ApolloTestingController),
    url: () => TestBed.inject(Router).url,
    cache: () => JSON.stringify(TestBed.inject(Apollo).client.cache.extract()),
    /** Dialogs lie beside the page, not in it. */
    dialog: () => document.querySelector<HTMLElement>('.cdk-dialog-container'),
    press: async (text: string, within: ParentNode = page) => {
      buttonOf(text, within).click();
      await settled();
    },
  };
}

/** An answer passes through several promises before it is on the screen. */
async function severalTurns(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve));
}

/** The first button that shows the text. @throws Error naming the buttons there are */
function buttonOf(text: string, within: ParentNode): HTMLElement {
  const buttons = [...within.querySelectorAll<HTMLElement>('button')];
  const found = buttons.find((button) => button.textContent?.trim() === text);
  if (found === undefined) {
    throw new Error(`no button "${text}" among: ${buttons.map((button) => button.textContent?.trim()).join(' | ')}`);
  }
  return found;
}

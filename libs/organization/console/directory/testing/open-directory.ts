import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { CurrentAccess } from '@tokenledger/shared/console-api';
import { FixedClock } from '@tokenledger/shared/time';
import { PRESENT } from '@tokenledger/shared/ui';
import { textsForTests } from '@tokenledger/shared/ui/testing';
import { UI_EN } from '@tokenledger/shared/ui/texts';
import { ApolloTestingController, ApolloTestingModule } from 'apollo-angular/testing';

import { DirectoryTreeDocument } from '../../operations';
import { ORGANIZATION_EN } from '../../texts';
import { DirectoryPage } from '../directory-page';
import type { DirectoryTree } from '../tree-rows';

/** The directory's page at an address on 2026-03-20, with an API that answers when the test says so. */
export async function openDirectory(address = '/directory', permissions?: readonly string[]) {
  TestBed.configureTestingModule({
    imports: [ApolloTestingModule, textsForTests({ ...UI_EN, ...ORGANIZATION_EN })],
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([{ path: 'directory', component: DirectoryPage }]),
      { provide: PRESENT, useValue: new FixedClock(new Date('2026-03-20T12:00:00Z')) },
    ],
  });
  if (permissions !== undefined) TestBed.inject(CurrentAccess).set({ permissions, seesAllSpend: true });
  const harness = await RouterTestingHarness.create(address);
  const page = harness.routeNativeElement!;
  const api = TestBed.inject(ApolloTestingController);
  const settled = async () => {
    // An answer passes through several promises before it is on the screen.
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve));
    harness.detectChanges();
  };
  const items = () => [...page.querySelectorAll<HTMLElement>('[role=treeitem]')];
  return {
    page,
    api,
    settled,
    items,
    url: () => decodeURIComponent(TestBed.inject(Router).url),
    /** Dialogs lie beside the page, not in it. */
    dialog: () => document.querySelector<HTMLElement>('.cdk-dialog-container'),
    upload: () => TestBed.inject(HttpTestingController).expectOne(({ url }) => url === '/directory/import'),
    noUpload: () => TestBed.inject(HttpTestingController).expectNone(({ url }) => url === '/directory/import'),
    /** @returns what was asked */
    answerTree: async (directoryTree: DirectoryTree) => {
      const asked = api.expectOne(DirectoryTreeDocument);
      asked.flush({ data: { directoryTree } });
      await settled();
      return asked.operation.variables;
    },
    /** As it is read aloud: level, name, whether it is open. */
    tree: () =>
      items().map((item) => {
        const open = { true: ' open', false: ' closed' }[item.getAttribute('aria-expanded') ?? ''] ?? '';
        return `${item.getAttribute('aria-level')} ${item.querySelector('.name')?.textContent?.trim()}${open}`;
      }),
    press: async (text: string, within: ParentNode = page) => {
      const buttons = [...within.querySelectorAll<HTMLElement>('button')];
      const found = buttons.find((button) => button.textContent?.trim() === text);
      if (found === undefined) throw new Error(`no button "${text}"`);
      found.click();
      await settled();
    },
    key: async (key: string) => {
      const item = items().find(({ tabIndex }) => tabIndex === 0)!;
      item.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      await settled();
    },
    write: async (selector: string, value: string, event = 'input') => {
      const field = document.querySelector<HTMLInputElement>(selector)!;
      field.value = value;
      field.dispatchEvent(new Event(event));
      await settled();
    },
    submit: async () => {
      document.querySelector('.cdk-dialog-container form')!.dispatchEvent(new Event('submit', { cancelable: true }));
      await settled();
    },
    chooseFile: async (csv: string, size = csv.length) => {
      const field = document.querySelector<HTMLInputElement>('input[type=file]')!;
      const bytes = async () => new TextEncoder().encode(csv).buffer;
      Object.defineProperty(field, 'files', {
        configurable: true,
        value: [{ name: 'file.csv', size, arrayBuffer: bytes }],
      });
      field.dispatchEvent(new Event('change'));
      await settled();
    },
  };
}

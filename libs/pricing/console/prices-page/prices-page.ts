import { Component } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { PRICE_PAGES } from './price-pages';

/** The frame around everything that is about prices; each of its pages has an address of its own and is fetched when opened. */
@Component({
  selector: 'tl-prices-page',
  imports: [RouterLink, RouterLinkActive, RouterOutlet, TranslocoDirective],
  templateUrl: './prices-page.html',
  styleUrl: './prices-page.css',
})
export class PricesPage {
  protected readonly pages = PRICE_PAGES;

  /** On a phone not all tabs are in sight; the one that is open is. */
  protected reveal(tab: HTMLElement, isCurrent: boolean): void {
    if (isCurrent) tab.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }
}

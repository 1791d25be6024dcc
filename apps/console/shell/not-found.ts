import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

@Component({
  selector: 'tl-not-found',
  imports: [RouterLink, TranslocoDirective],
  template: `
    <section *transloco="let t; prefix: 'shell'">
      <h1>{{ t('notFound') }}</h1>
      <p>{{ t('notFoundHint') }}</p>
      <a routerLink="/overview">{{ t('toOverview') }}</a>
    </section>
  `,
  styles: `
    section {
      display: grid;
      gap: var(--space-3);
      justify-items: start;
      padding: var(--space-8);
    }
  `,
})
export class NotFound {}

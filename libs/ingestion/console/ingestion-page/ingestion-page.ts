import { Component } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

@Component({
  selector: 'tl-ingestion-page',
  imports: [TranslocoDirective],
  template: `<h1 *transloco="let t; prefix: 'ingestion.page'">{{ t('title') }}</h1>`,
})
export class IngestionPage {}

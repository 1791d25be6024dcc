import { Component } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

@Component({
  selector: 'tl-overview-page',
  imports: [TranslocoDirective],
  template: `<h1 *transloco="let t; prefix: 'metering.overview'">{{ t('title') }}</h1>`,
})
export class Overview {}

import { Component } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

@Component({
  selector: 'tl-explore-page',
  imports: [TranslocoDirective],
  template: `<h1 *transloco="let t; prefix: 'metering.explore'">{{ t('title') }}</h1>`,
})
export class Explore {}

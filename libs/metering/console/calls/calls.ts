import { Component } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

@Component({
  selector: 'tl-calls-page',
  imports: [TranslocoDirective],
  template: `<h1 *transloco="let t; prefix: 'metering.calls'">{{ t('title') }}</h1>`,
})
export class Calls {}

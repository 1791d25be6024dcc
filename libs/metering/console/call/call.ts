import { Component } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

@Component({
  selector: 'tl-call-page',
  imports: [TranslocoDirective],
  template: `<h1 *transloco="let t; prefix: 'metering.call'">{{ t('title') }}</h1>`,
})
export class CallPage {}

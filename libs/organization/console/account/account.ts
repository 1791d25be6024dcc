import { Component } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

@Component({
  selector: 'tl-account-page',
  imports: [TranslocoDirective],
  template: `<h1 *transloco="let t; prefix: 'organization.account'">{{ t('title') }}</h1>`,
})
export class Account {}

import { Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { Language, Theme } from '@tokenledger/shared/ui';

/** The whole console; language and theme hold from the first screen on. */
@Component({
  selector: 'tl-console',
  imports: [RouterOutlet],
  template: '<router-outlet />',
})
export class Console {
  constructor() {
    inject(Language);
    inject(Theme);
  }
}

import { computed, inject, Injectable } from '@angular/core';
import { PRESENT } from '@tokenledger/shared/ui';

import { ViewState } from '../view/view-state';
import { checksQuestion } from './checks-question';

/** What all sections of the page ask about. */
@Injectable()
export class ChecksState {
  private readonly view = inject(ViewState);
  private readonly present = inject(PRESENT);

  readonly question = computed(() => checksQuestion(this.view.range(), this.view.filter(), this.present.now()), {
    equal: (one, other) => JSON.stringify(one) === JSON.stringify(other),
  });
}

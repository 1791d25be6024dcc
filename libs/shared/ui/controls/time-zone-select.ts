import { Component, computed, inject, input, model } from '@angular/core';
import { translateSignal } from '@jsverse/transloco';

import { PRESENT } from '../states/present';
import { Combobox } from './combobox';
import type { ComboboxOption, OptionValue } from './combobox-option';
import { browserTimeZone, knownTimeZones, offsetText } from './time-zones';

/** Whose days a day is: `<tl-time-zone-select [label]="…" [organizationZone]="organization.timeZone" [(zone)]="zone" />`. */
@Component({
  selector: 'tl-time-zone-select',
  imports: [Combobox],
  template: `
    <tl-combobox
      [label]="label()"
      [options]="options()"
      [isRequired]="true"
      [selected]="[zone()]"
      (selectedChange)="choose($event)"
    />
  `,
})
export class TimeZoneSelect {
  private readonly organizationText = translateSignal('ui.controls.zoneOfOrganization');
  private readonly hereText = translateSignal('ui.controls.zoneHere');
  private readonly present = inject(PRESENT);

  readonly label = input.required<string>();
  /** IANA name. */
  readonly zone = model.required<string>();
  /** The zone in which the organisation reports; offered first. */
  readonly organizationZone = input<string>();

  protected readonly options = computed((): readonly ComboboxOption[] => {
    const now = this.present.now();
    const organization = this.organizationZone();
    const browser = browserTimeZone();
    const first = new Set([organization, browser, this.zone(), 'UTC'].filter((zone) => zone !== undefined));
    const whose = (zone: string) =>
      zone === organization ? this.organizationText() : zone === browser ? this.hereText() : undefined;
    const named = [...first].map((zone): ComboboxOption => {
      const owner = whose(zone);
      const offset = offsetText(zone, now);
      return { value: zone, text: zone, hint: owner === undefined ? offset : `${owner} · ${offset}` };
    });
    return [
      ...named,
      ...knownTimeZones()
        .filter((zone) => !first.has(zone))
        .map((zone) => ({ value: zone, text: zone })),
    ];
  });

  protected choose([zone]: readonly OptionValue[]): void {
    if (typeof zone === 'string') this.zone.set(zone);
  }
}

import { computed, inject, type Signal } from '@angular/core';
import { Router } from '@angular/router';
import { ViewState } from '@tokenledger/metering/console';
import { CurrentAccess } from '@tokenledger/shared/console-api';
import type { FoundValue } from '@tokenledger/metering/console/palette';
import {
  Language,
  LANGUAGES,
  PRESENT,
  RANGE_PRESETS,
  type RangePreset,
  rangeText,
  resolveRange,
  Theme,
  THEME_CHOICES,
  translator,
} from '@tokenledger/shared/ui';

import { ACCOUNT, jobsFor } from '../shell/jobs';
import { THEME_TEXTS } from '../shell/theme-texts';
import type { PaletteGroup } from './palette-entry';

/** Pages that show what is looked at; a range or a filter chosen elsewhere opens the first. */
const PAGES_OF_THE_VIEW = ['/overview', '/explore', '/units', '/unallocated', '/calls', '/checks'];

/** What the palette offers, in the reader's language, in an injection context. */
export function paletteGroups(): Signal<readonly PaletteGroup[]> {
  const router = inject(Router);
  const view = inject(ViewState);
  const language = inject(Language);
  const theme = inject(Theme);
  const present = inject(PRESENT);
  const access = inject(CurrentAccess);
  const shell = translator('shell');
  const presets = translator('ui.controls.presets');
  const look = looker(router, view);
  const daysOf = (preset: RangePreset) =>
    rangeText(resolveRange({ preset }, view.timeZone(), present.now()), language.locale());

  return computed(() => [
    {
      key: 'pages',
      title: shell()('pages'),
      entries: [...jobsFor(access).flat(), ACCOUNT].map(({ path, text }) => ({
        key: path,
        text: shell()(text),
        run: () => router.navigate([path], { queryParams: view.linkParams() }),
      })),
    },
    {
      key: 'ranges',
      title: shell()('palette.ranges'),
      entries: RANGE_PRESETS.map((preset) => ({
        key: preset,
        text: presets()(preset),
        hint: daysOf(preset),
        run: () => look(() => view.change({ range: { preset } })),
      })),
    },
    {
      key: 'themes',
      title: shell()('theme'),
      entries: THEME_CHOICES.map((choice) => ({
        key: choice,
        text: shell()(THEME_TEXTS[choice]),
        run: () => theme.choose(choice),
      })),
    },
    {
      key: 'languages',
      title: shell()('language'),
      entries: LANGUAGES.map(({ tag, name }) => ({ key: tag, text: name, run: () => language.choose(tag) })),
    },
  ]);
}

/** Names found in the ledger; choosing one shows what is of it alone. */
export function foundGroup(): (values: readonly FoundValue[]) => PaletteGroup {
  const router = inject(Router);
  const view = inject(ViewState);
  const shell = translator('shell');
  const dimensions = translator('metering.dimension');
  const look = looker(router, view);
  return (values) => ({
    key: 'found',
    title: shell()('palette.found'),
    entries: values.map(({ dimension, value }) => ({
      key: `${dimension} ${value}`,
      text: value,
      hint: dimensions()(dimension),
      run: () => look(() => view.narrow(dimension, value)),
    })),
  });
}

/** A call, trace or response by its id. */
export function idGroup(): (id: string) => PaletteGroup {
  const router = inject(Router);
  const view = inject(ViewState);
  const shell = translator('shell');
  return (id) => ({
    key: 'id',
    title: shell()('calls'),
    entries: [
      {
        key: 'search',
        text: shell()('palette.findId', { id }),
        run: () => router.navigate(['/calls'], { queryParams: { ...view.linkParams(), search: id } }),
      },
    ],
  });
}

function looker(router: Router, view: ViewState): (change: () => Promise<boolean>) => Promise<boolean> {
  return async (change) => {
    const [path = ''] = router.url.split('?');
    if (!PAGES_OF_THE_VIEW.includes(path)) {
      await router.navigate([PAGES_OF_THE_VIEW[0]], { queryParams: view.linkParams() });
    }
    return change();
  };
}

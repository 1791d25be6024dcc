import { HidePeopleDocument, PeoplePrivacyDocument } from '../operations';
import { NamesShown } from './names-shown';
import { lifted, openFor, seen } from './testing/people-page';

describe('the notice that names are shown', () => {
  it('says until when and why, and is gone once ended, with the pages that showed names', async () => {
    const { page, api, press, settled, tell, sight } = await openFor(NamesShown, lifted());
    // 14:00 UTC is 15:00 in Berlin.
    expect(page.textContent).toMatch(/You see names of people until .*15:00.*: a leaked key/);
    expect(sight.timesHidden()).toBe(0);
    await press('End now');
    api.expectOne(HidePeopleDocument).flush({ data: { hidePeople: true } });
    await settled();
    await tell(seen());
    expect(page.textContent).toBe('');
    expect(sight.timesHidden()).toBe(1);
  });

  it('stays, with what failed, where it cannot be ended', async () => {
    const { page, api, press, settled } = await openFor(NamesShown, lifted());
    await press('End now');
    api.expectOne(HidePeopleDocument).networkError(new Error('gone'));
    await settled();
    expect(page.querySelector('tl-failure')?.textContent).toContain('Names are still shown to you');
    api.expectNone(PeoplePrivacyDocument);
    expect(page.querySelector('tl-banner')).not.toBeNull();
  });

  it('hands the focus over when it is ended by hand', async () => {
    const { fixture, api, press, settled } = await openFor(NamesShown, lifted());
    let handedOver = 0;
    fixture.componentInstance.endedByHand.subscribe(() => (handedOver += 1));
    await press('End now');
    expect(handedOver).toBe(0);
    // False: it had ended in another window, which is what was asked for.
    api.expectOne(HidePeopleDocument).flush({ data: { hidePeople: false } });
    await settled();
    expect(handedOver).toBe(1);
  });

  it.each([
    ['names are hidden', seen()],
    ['all see names anyway', { ...lifted(), view: 'NAMES' }],
  ])('is not there where %s', async (_where, first) => {
    const { page } = await openFor(NamesShown, first);
    expect(page.textContent).toBe('');
  });

  it('leaves pages as they are where names are shown to all instead', async () => {
    const { sight, tell } = await openFor(NamesShown, lifted());
    expect(sight.timesHidden()).toBe(0);
    sight.answer.reload();
    await tell(seen({ view: 'NAMES' }));
    expect(sight.timesHidden()).toBe(0);
  });
});

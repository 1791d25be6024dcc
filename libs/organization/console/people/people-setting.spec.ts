import { ChangePeoplePrivacyDocument, PeoplePrivacyDocument, RevealPeopleDocument } from '../operations';
import { PeopleSetting } from './people-setting';
import { lifted, openFor, OWNER, seen } from './testing/people-page';

async function open(first: object, permissions: readonly string[] = OWNER) {
  const screen = await openFor(PeopleSetting, first, permissions);
  const size = () => screen.page.querySelector<HTMLInputElement>('#people-group-size');
  return {
    ...screen,
    size,
    chosen: () => screen.page.querySelector<HTMLInputElement>('[name="view"]:checked')?.value,
    async choose(view: string) {
      screen.page.querySelector<HTMLInputElement>(`[name="view"][value="${view}"]`)!.click();
      await screen.settled();
    },
    async type(text: string) {
      size()!.value = text;
      size()!.dispatchEvent(new Event('input'));
      await screen.settled();
    },
    async submitDialog(reason: string, hours: string) {
      const form = screen.dialog()!.querySelector('form')!;
      form.querySelector<HTMLTextAreaElement>('[name="reason"]')!.value = reason;
      form.querySelector<HTMLSelectElement>('[name="hours"]')!.value = hours;
      form.dispatchEvent(new Event('submit', { cancelable: true }));
      await screen.settled();
    },
  };
}

describe('how people are shown, for owners', () => {
  it('shows what is in force, with what each way means, and nothing to save', async () => {
    const { page, chosen, buttonOf } = await open(seen());
    expect(chosen()).toBe('PSEUDONYMS');
    expect(page.querySelectorAll('.choice .muted')).toHaveLength(3);
    expect(buttonOf('Save')?.disabled).toBe(true);
  });

  it('is changed after a question, and says so', async () => {
    const { api, choose, type, press, dialog, tell, buttonOf, settled } = await open(seen({ view: 'NAMES' }));
    await choose('GROUPS');
    await type('7');
    await press('Save');
    expect(dialog()?.textContent).toContain('Show people in groups of at least 7?');
    api.expectNone(ChangePeoplePrivacyDocument);
    await press('Show groups', dialog()!);
    const request = api.expectOne(ChangePeoplePrivacyDocument);
    expect(request.operation.variables).toEqual({ input: { view: 'GROUPS', groupSize: 7 } });
    request.flush({ data: { changePeoplePrivacy: seen({ view: 'GROUPS', groupSize: 7 }) } });
    await settled();
    await tell(seen({ view: 'GROUPS', groupSize: 7 }));
    expect(document.body.textContent).toContain('People are shown in groups of at least 7.');
    expect(buttonOf('Save')?.disabled).toBe(true);
  });

  it('stays as it is where the question is answered with no', async () => {
    const { api, choose, press, dialog } = await open(seen());
    await choose('NAMES');
    await press('Save');
    expect(dialog()?.textContent).toContain('What they have seen cannot be taken back.');
    await press('Cancel', dialog()!);
    api.expectNone(ChangePeoplePrivacyDocument);
  });

  it.each(['', '1', '51', '2.5'])('does not take %p for the size of a group', async (text) => {
    const { api, choose, type, press, page, dialog } = await open(seen());
    await choose('GROUPS');
    await type(text);
    await press('Save');
    expect(page.querySelector('#people-group-size-problem')?.textContent).toBe('Type a whole number from 2 to 50.');
    expect(dialog()).toBeNull();
    api.expectNone(ChangePeoplePrivacyDocument);
  });

  it('keeps the choice and says that nothing changed where the API does not answer', async () => {
    const { api, choose, press, dialog, settled, page, chosen } = await open(seen());
    await choose('GROUPS');
    await press('Save');
    await press('Show groups', dialog()!);
    api.expectOne(ChangePeoplePrivacyDocument).networkError(new Error('gone'));
    await settled();
    expect(page.querySelector('tl-failure')?.textContent).toContain('How people are shown was not changed');
    expect(chosen()).toBe('GROUPS');
  });
});

describe('names for a while', () => {
  it('are asked for with a reason and hours', async () => {
    const { api, press, dialog, submitDialog, settled, tell, sight } = await open(seen());
    await press('Show names…');
    await submitDialog('  ', '3');
    expect(dialog()?.textContent).toContain('Say why names are needed.');
    api.expectNone(RevealPeopleDocument);
    await submitDialog(' a leaked key ', '3');
    const request = api.expectOne(RevealPeopleDocument);
    expect(request.operation.variables).toEqual({ input: { reason: 'a leaked key', hours: 3 } });
    request.flush({ data: { revealPeople: lifted() } });
    await settled();
    expect(dialog()).toBeNull();
    await tell(lifted());
    expect(sight.lift()?.reason).toBe('a leaked key');
  });

  it('say at the field what the API finds wrong, and stay hidden', async () => {
    const { api, press, dialog, submitDialog, settled } = await open(seen());
    await press('Show names…');
    await submitDialog('a leaked key', '3');
    const issues = [{ __typename: 'InputIssue', field: 'hours', message: 'is not a whole number from 1 to 24' }];
    api.expectOne(RevealPeopleDocument).flush({ data: { revealPeople: { __typename: 'InvalidPeopleInput', issues } } });
    await settled();
    expect(dialog()?.querySelector('#reveal-hours-problem')?.textContent).toBe('is not a whole number from 1 to 24');
    api.expectNone(PeoplePrivacyDocument);
    await press('Cancel', dialog()!);
  });

  it.each([
    ['names are shown to all', seen({ view: 'NAMES' }), OWNER],
    ['they are shown already', lifted(), OWNER],
    ['somebody may not lift the view', seen(), ['SPEND_READ', 'PEOPLE_PROTECT']],
  ])('are not offered where %s', async (_where, first, permissions) => {
    const { buttonOf } = await open(first, permissions);
    expect(buttonOf('Save')).toBeDefined();
    expect(buttonOf('Show names…')).toBeUndefined();
  });
});

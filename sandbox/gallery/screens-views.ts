import type { HomeView, ModalView } from '@slack/types';
import {
  giveForm,
  loadingForm,
  notOpened,
  outcomeForm,
  settingsForm,
} from '../../src/blocks/access/forms.ts';
import { settingChanged } from '../../src/blocks/access/settings.ts';
import { type Home, homeTrouble, homeView } from '../../src/blocks/home/home.ts';
import { ROLES } from '../../src/domain/access/access.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/access/settings.ts';
import type { Words } from '../../src/i18n/en.ts';
import { followingViews } from './following-views.ts';
import type { Data } from './screens.ts';
import { accessScreens } from './screens-access.ts';
import { homeScreens } from './screens-home.ts';
import { optionViews } from './screens-options.ts';
import { STRICT } from './screens-settings.ts';

/** Every Home tab and every modal that the bot can show, made of the given data. */
export function everyView(world: Data, t: Words): Record<string, HomeView | ModalView> {
  const { access } = world;
  const changed = settingChanged({ name: 'undo', before: 10, after: 30 }, t);
  const outcome = Object.values(accessScreens(access, t));
  const home: Home = {
    whyUnknown: undefined,
    role: 'admin',
    elsewhere: [],
    grants: access.grants,
    isDryRun: false,
    isFirst: false,
    searches: { kind: 'looking' },
  };
  const elsewhere = [...access.guests].map((channel) => ({ channel, role: 'operator' }) as const);
  const groups = access.grants
    .filter(({ subject }) => subject.startsWith('S'))
    .map(({ subject }) => ({ id: subject, handle: subject.slice(1).toLowerCase() }));
  return {
    ...Object.fromEntries(ROLES.map((role) => [`home ${role}`, homeView({ ...home, role }, [], t)])),
    homeDryRun: homeView({ ...home, isDryRun: true }, [changed], t),
    homeOutcomes: homeView(home, outcome, t),
    homeElsewhere: homeView({ ...home, role: 'viewer', elsewhere }, [], t),
    homeOfGuest: homeView({ ...home, role: undefined, elsewhere }, [], t),
    homeOfUnknown: homeView({ ...home, whyUnknown: 'justNow', role: undefined }, [], t),
    homeTrouble: homeTrouble(notOpened(t), [], t),
    giveForm: giveForm({ groups, where: 'everywhere' }, t),
    giveFormHere: giveForm({ groups, where: 'channel' }, t),
    giveFormWithoutGroups: giveForm({ groups: undefined, where: 'everywhere' }, t),
    settingsForm: settingsForm(DEFAULT_SETTINGS, '', t),
    settingsFormStrict: settingsForm(STRICT, '', t),
    loadingForm: loadingForm(t),
    outcomeForm: outcomeForm([changed], t),
    outcomeFormLong: outcomeForm(outcome, t),
    outcomeFormNothing: outcomeForm([], t),
    ...optionViews(world, t),
    ...homeScreens(world, t),
    ...followingViews(world, t),
  };
}

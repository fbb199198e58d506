import type { HomeView, ModalView } from '@slack/types';
import {
  type DigestDraft,
  digestForm,
  noDigestForm,
  USUAL_TIME,
  USUALLY,
} from '../../src/blocks/follow/digest-form.ts';
import { homeView } from '../../src/blocks/home/home.ts';
import type { Words } from '../../src/i18n/en.ts';
import { anAlert, aWatch, CHANNEL, conditions } from './following-data.ts';
import type { Data } from './screens.ts';
import { everyDigest, many } from './screens-following.ts';

/** The form of a new digest, and the Home tab of somebody who follows much, or nothing. */
export function followingViews(world: Data, t: Words): Record<string, HomeView | ModalView> {
  const draft: DigestDraft = {
    channel: CHANNEL,
    which: 'one',
    job: { id: world.job.id, name: world.job.name },
    often: USUALLY,
    time: USUAL_TIME,
    timeZone: 'Asia/Shanghai',
    ownZone: 'Asia/Shanghai',
    language: 'en',
    unchanged: 'line',
  };
  const following = {
    digests: many(everyDigest(world), world),
    watches: [aWatch(world)],
    alerts: conditions(world.text).map((each) => anAlert(world, each)),
  };
  const home = {
    whyUnknown: undefined,
    role: 'admin',
    elsewhere: [],
    grants: world.access.grants,
    isDryRun: true,
    isFirst: false,
    searches: { kind: 'looking' },
  } as const;
  return {
    digestForm: digestForm(draft, '', t),
    digestFormOfAll: digestForm(
      { ...draft, channel: undefined, which: 'all', job: undefined, often: 'every 6h', ownZone: undefined },
      '',
      t,
    ),
    noDigestForm: noDigestForm(t.follow.form.noRight, t),
    homeFollowing: homeView({ ...home, following }, [], t),
    homeFollowingOfViewer: homeView(
      { ...home, role: 'viewer', following: { ...following, digests: [] } },
      [],
      t,
    ),
    homeFollowingNothing: homeView({ ...home, following: { digests: [], watches: [], alerts: [] } }, [], t),
  };
}

import type { ReactElement } from 'react';
import { type Fields, fieldsOf, listOf, textOf } from '../../slack/json.ts';
import { Blocks, type Names } from '../blocks/blocks.tsx';
import { ConfirmFace } from '../blocks/confirm.tsx';
import { SettingContext } from '../blocks/setting.ts';
import type { View } from './view.ts';
import './gallery.css';

interface GalleryProps {
  readonly view: View;
  readonly shots: unknown;
}

/** Every screen of one set below another. */
export function Gallery({ view, shots }: GalleryProps): ReactElement {
  return (
    <main className="gallery" data-theme={view.theme} lang={view.language}>
      <h1>Every screen of the bot</h1>
      <Choices view={view} />
      {listOf(shots)
        .map(fieldsOf)
        .map((shot) => (
          <Shot key={textOf(shot.name)} shot={shot} view={view} />
        ))}
    </main>
  );
}

const VIEWS = {
  set: ['usual', 'empty', 'worst', 'specimens', 'pictures'],
  language: ['en', 'zh'],
  theme: ['light', 'dark'],
} as const;

function Choices({ view }: { readonly view: View }): ReactElement {
  return (
    <form className="choose">
      {Object.entries(VIEWS).map(([name, values]) => (
        <label key={name}>
          {name}{' '}
          <select
            name={name}
            defaultValue={Object.entries(view).find(([key]) => key === name)?.[1]}
            onChange={({ currentTarget }) => currentTarget.form?.requestSubmit()}
          >
            {values.map((value) => (
              <option key={value}>{value}</option>
            ))}
          </select>
        </label>
      ))}
    </form>
  );
}

interface ShotProps {
  readonly shot: Fields;
  readonly view: View;
}

function Shot({ shot, view }: ShotProps): ReactElement {
  const name = textOf(shot.name);
  return (
    <section className="shot">
      <h2>{name}</h2>
      <article id={name}>
        {shot.confirm !== undefined && <Dialog confirm={fieldsOf(shot.confirm)} view={view} />}
        {(shot.messages === undefined ? [shot] : listOf(shot.messages).map(fieldsOf)).map((message, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a picture never changes
          <Message key={i} message={message} view={view} />
        ))}
      </article>
    </section>
  );
}

function Message({ message, view }: { readonly message: Fields; readonly view: View }): ReactElement {
  return (
    <div className="message">
      <div className="avatar" aria-hidden>
        M
      </div>
      <div className="message-body">
        {message.onlyForYou === true && <div className="time">Only visible to you</div>}
        <div className="byline">
          <b>ModelArts</b> <span className="app">APP</span>{' '}
          <span className="time">{textOf(message.time) || '08:00'}</span>
        </div>
        <Blocks
          blocks={listOf(message.blocks).map(fieldsOf)}
          text={textOf(message.text)}
          names={namesIn(view)}
          theme={view.theme}
          loadOptions={loadOptions}
          choices={() => Object.entries(PEOPLE).map(([value, label]) => ({ label, value }))}
        />
        {message.edited === true && <span className="time">(edited)</span>}
      </div>
    </div>
  );
}

/** The dialog without its modal layer, so that a picture can have it above a message. */
function Dialog({ confirm, view }: { readonly confirm: Fields; readonly view: View }): ReactElement {
  const setting = { blocks: [], text: '', names: namesIn(view), theme: view.theme, change: () => undefined };
  return (
    <SettingContext value={setting}>
      <div className="blocks confirm" data-theme={view.theme}>
        <ConfirmFace confirm={confirm} onAnswer={() => undefined} />
      </div>
    </SettingContext>
  );
}

const PEOPLE: Readonly<Record<string, string>> = {
  U0OPERATOR: 'operator',
  U0ADMIN: 'admin',
  U0SECOND: 'second-operator',
  U0VIEWER: 'viewer',
  U0GUEST: 'guest',
  S0OPERATORS: 'operators',
  C0RANDOM: 'random',
  C0TRAINING: 'training',
};

function namesIn({ language }: View): Names {
  return {
    nameOf: (id) => PEOPLE[id] ?? id,
    tz: 'UTC',
    locale: language === 'zh' ? 'zh-CN' : 'en-US',
  };
}

async function loadOptions() {
  return [{ label: 'resnet-lr', value: 'resnet-lr' }];
}
